namespace Analytics.Core.Safety.Grammar;

/// <summary>A node of the syntax tree of an expression.</summary>
internal abstract record RailNode(int Column)
{
    public sealed record Number(double Value, int Column) : RailNode(Column);

    public sealed record Text(string Value, int Column) : RailNode(Column);

    public sealed record Constant(bool Value, int Column) : RailNode(Column);

    /// <summary>Root and, where it has them, its parts: features.level.</summary>
    public sealed record Name(string Root, string Key, int Column) : RailNode(Column)
    {
        public override string ToString() => Key.Length == 0 ? Root : $"{Root}.{Key}";
    }

    public sealed record Exists(Name Operand, int Column) : RailNode(Column);

    public sealed record Not(RailNode Operand, int Column) : RailNode(Column);

    public sealed record All(IReadOnlyList<RailNode> Operands, int Column) : RailNode(Column);

    public sealed record Any(IReadOnlyList<RailNode> Operands, int Column) : RailNode(Column);

    public sealed record Negate(RailNode Operand, int Column) : RailNode(Column);

    public sealed record Arithmetic(string Operator, RailNode Left, RailNode Right, int Column) : RailNode(Column);

    public sealed record Compare(string Operator, RailNode Left, RailNode Right, int Column) : RailNode(Column);

    public sealed record Between(RailNode Operand, RailNode Low, RailNode High, int Column) : RailNode(Column);

    /// <summary>Literals are numbers or texts.</summary>
    public sealed record In(RailNode Operand, IReadOnlyList<RailNode> Literals, int Column) : RailNode(Column);

    /// <summary>One of the phrases is in the text: anywhere (contains), or as whole words (matches).</summary>
    public sealed record Phrases(RailNode Operand, IReadOnlyList<Text> Texts, bool WholeWords, int Column) : RailNode(Column);

    /// <summary>The nodes directly below.</summary>
    public IEnumerable<RailNode> Children => this switch
    {
        Exists node => [node.Operand],
        Not node => [node.Operand],
        Negate node => [node.Operand],
        All node => node.Operands,
        Any node => node.Operands,
        Arithmetic node => [node.Left, node.Right],
        Compare node => [node.Left, node.Right],
        Between node => [node.Operand, node.Low, node.High],
        In node => [node.Operand],
        Phrases node => [node.Operand],
        _ => [],
    };

    /// <summary>All names in it, each once, in order of appearance.</summary>
    public IReadOnlyList<Name> Names()
    {
        var names = new List<Name>();
        Gather(this, names);
        return [.. names.DistinctBy(name => name.ToString())];
    }

    private static void Gather(RailNode node, List<Name> names)
    {
        if (node is Name name) names.Add(name);
        foreach (var child in node.Children) Gather(child, names);
    }
}

namespace Analytics.Core.Safety.Grammar;

/// <summary>Checks the types of an expression against the schema of a model, and keeps those of its names.</summary>
internal sealed class RailTyping(RailSchema schema)
{
    private readonly Dictionary<string, RailKind> kinds = new(StringComparer.Ordinal);
    private RailFault? fault;

    /// <summary>A condition that is right: its tree, and the types of its names. Null where there is a fault.</summary>
    public static RailCondition? Check(string text, RailSchema schema, out RailFault? fault)
    {
        if (RailParser.Parse(text, out fault) is not { } tree) return null;

        var typing = new RailTyping(schema);
        if (typing.Of(tree) is { } kind && kind != RailKind.Truth) typing.Fail(tree.Column, "a condition is due: true or false, not a value.");
        fault = typing.fault;
        return fault is null ? new RailCondition(tree, typing.kinds) : null;
    }

    private RailKind? Of(RailNode node) => node switch
    {
        RailNode.Number => RailKind.Number,
        RailNode.Text => RailKind.Text,
        RailNode.Constant => RailKind.Truth,
        RailNode.Name name => OfName(name),
        RailNode.Exists exists => OfName(exists.Operand) is null ? null : RailKind.Truth,
        RailNode.Not not => Need(RailKind.Truth, "a condition", RailKind.Truth, not.Operand),
        RailNode.All all => Need(RailKind.Truth, "a condition", RailKind.Truth, [.. all.Operands]),
        RailNode.Any any => Need(RailKind.Truth, "a condition", RailKind.Truth, [.. any.Operands]),
        RailNode.Negate negate => Need(RailKind.Number, "a number", RailKind.Number, negate.Operand),
        RailNode.Arithmetic sum => Need(RailKind.Number, "a number", RailKind.Number, sum.Left, sum.Right),
        RailNode.Between between => Need(RailKind.Truth, "a number", RailKind.Number, between.Operand, between.Low, between.High),
        RailNode.Compare compare => OfCompare(compare),
        RailNode.In among => OfIn(among),
        RailNode.Phrases phrases => OfPhrases(phrases),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private RailKind? OfName(RailNode.Name name)
    {
        var (kind, message) = schema.KindOf(name);
        if (kind is null) return Fail(name.Column, message!);
        kinds[name.ToString()] = kind.Value;
        return kind;
    }

    private RailKind? Need(RailKind result, string what, RailKind needed, params ReadOnlySpan<RailNode> operands)
    {
        foreach (var operand in operands)
        {
            if (Of(operand) is not { } kind) return null;
            if (kind != needed) return Fail(operand.Column, $"{what} is due.");
        }

        return result;
    }

    private RailKind? OfCompare(RailNode.Compare compare)
    {
        if (Of(compare.Left) is not { } left || Of(compare.Right) is not { } right) return null;
        if (compare.Operator is not ("=" or "!="))
            return left == RailKind.Number && right == RailKind.Number ? RailKind.Truth : Fail(compare.Column, $"{compare.Operator} stands between numbers.");

        var isSame = left == right || (left == RailKind.Texts && right == RailKind.Text);
        if (!isSame || right == RailKind.Texts) return Fail(compare.Column, $"{compare.Operator} stands between two numbers, texts or conditions.");
        return IsPossible(compare.Left, compare.Right) && IsPossible(compare.Right, compare.Left) ? RailKind.Truth : null;
    }

    private RailKind? OfIn(RailNode.In among)
    {
        if (Of(among.Operand) is not { } kind) return null;
        if (kind == RailKind.Truth) return Fail(among.Operand.Column, "a number or a text is due.");
        foreach (var literal in among.Literals)
        {
            if ((literal is RailNode.Number) != (kind == RailKind.Number)) return Fail(literal.Column, kind == RailKind.Number ? "a number is due." : "a text is due.");
            if (!IsPossible(among.Operand, literal)) return null;
        }

        return RailKind.Truth;
    }

    private RailKind? OfPhrases(RailNode.Phrases phrases)
    {
        if (Of(phrases.Operand) is not { } kind) return null;
        if (kind is not (RailKind.Text or RailKind.Texts)) return Fail(phrases.Operand.Column, "a text is due.");
        if (phrases.WholeWords && phrases.Texts.FirstOrDefault(text => !text.Value.Any(char.IsLetterOrDigit)) is { } empty)
            return Fail(empty.Column, "a phrase has at least one letter or digit.");
        return RailKind.Truth;
    }

    /// <summary>False where a name of declared values is compared with a text that is none of them: a slip of the pen.</summary>
    private bool IsPossible(RailNode operand, RailNode literal)
    {
        if (operand is not RailNode.Name name || literal is not RailNode.Text text || schema.ValuesOf(name) is not { } values || values.Contains(text.Value))
            return true;
        Fail(text.Column, $"{name} never has this value.");
        return false;
    }

    private RailKind? Fail(int column, string message)
    {
        fault ??= new(column, message);
        return null;
    }
}

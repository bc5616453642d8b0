namespace Analytics.Core.Safety.Grammar;

/// <summary>
/// Reads an expression: or &lt; and &lt; not &lt; comparisons, in, between, contains, matches &lt; + - &lt; * / &lt; unary minus, exists, names, literals, parentheses.
/// Keywords are lower case. A fault is an answer, never an exception.
/// </summary>
internal sealed class RailParser
{
    public const int LongestExpression = 2_000;
    private const int Deepest = 32;
    private const int MostParts = 3;
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly HashSet<string> Keywords = ["and", "or", "not", "in", "between", "contains", "matches", "exists", "true", "false"];

    private readonly List<RailToken> tokens;
    private int at;
    private int depth;
    private RailFault? fault;

    private RailParser(List<RailToken> tokens) => this.tokens = tokens;

    private RailToken Current => tokens[at];

    /// <summary>The tree of an expression; null where there is a fault.</summary>
    public static RailNode? Parse(string text, out RailFault? fault)
    {
        if (text.Length > LongestExpression)
        {
            fault = new(LongestExpression + 1, $"an expression has at most {LongestExpression} characters.");
            return null;
        }

        if (RailScanner.Scan(text, out fault) is not { } tokens) return null;
        var parser = new RailParser(tokens);
        var node = parser.Any();
        if (node is not null && parser.Current.Kind != RailTokenKind.End) node = parser.Fail("nothing more can stand here; and, or, an operator or the end is due.");
        fault = parser.fault;
        return node;
    }

    private RailNode? Any() => Chain("or", All, (operands, column) => new RailNode.Any(operands, column));

    private RailNode? All() => Chain("and", Inverted, (operands, column) => new RailNode.All(operands, column));

    private RailNode? Chain(string keyword, Func<RailNode?> part, Func<IReadOnlyList<RailNode>, int, RailNode> build)
    {
        var column = Current.Column;
        if (part() is not { } first) return null;
        if (!IsWord(keyword)) return first;

        var operands = new List<RailNode> { first };
        while (TakeWord(keyword))
        {
            if (part() is not { } next) return null;
            operands.Add(next);
        }

        return build(operands, column);
    }

    private RailNode? Inverted()
    {
        var column = Current.Column;
        if (!TakeWord("not")) return Condition();
        return Nested(Inverted) is { } operand ? new RailNode.Not(operand, column) : null;
    }

    private RailNode? Condition()
    {
        if (Sum() is not { } left) return null;

        var token = Current;
        if (token.Kind == RailTokenKind.Symbol && Comparisons.Contains(token.Text))
        {
            at++;
            return Sum() is { } right ? new RailNode.Compare(token.Text, left, right, token.Column) : null;
        }

        var negated = TakeWord("not");
        var column = Current.Column;
        RailNode? node;
        if (TakeWord("in")) node = Members() is { } literals ? new RailNode.In(left, literals, column) : null;
        else if (TakeWord("between")) node = Range(left, column);
        else if (TakeWord("contains")) node = Phrases(left, false, column);
        else if (TakeWord("matches")) node = Phrases(left, true, column);
        else return negated ? Fail("in, between, contains or matches is due after not.") : left;

        return negated && node is not null ? new RailNode.Not(node, column) : node;
    }

    private RailNode? Range(RailNode operand, int column)
    {
        if (Sum() is not { } low) return null;
        if (!TakeWord("and")) return Fail("and is due: between LOW and HIGH.");
        return Sum() is { } high ? new RailNode.Between(operand, low, high, column) : null;
    }

    private RailNode? Phrases(RailNode operand, bool wholeWords, int column)
    {
        if (Members() is not { } literals) return null;
        if (literals.FirstOrDefault(literal => literal is not RailNode.Text { Value.Length: > 0 }) is { } odd)
            return Fail("a text with at least one character is due.", odd.Column);
        return new RailNode.Phrases(operand, [.. literals.Cast<RailNode.Text>()], wholeWords, column);
    }

    /// <summary>One literal, or several in parentheses.</summary>
    private List<RailNode>? Members()
    {
        if (!TakeSymbol("(")) return Literal() is { } single ? [single] : null;

        var members = new List<RailNode>();
        do
        {
            if (Literal() is not { } member) return null;
            members.Add(member);
        }
        while (TakeSymbol(","));
        if (TakeSymbol(")")) return members;
        Fail(", or ) is due.");
        return null;
    }

    private RailNode? Literal()
    {
        var negative = TakeSymbol("-");
        var token = Current;
        if (token.Kind == RailTokenKind.Number)
        {
            at++;
            return new RailNode.Number(negative ? -token.Number : token.Number, token.Column);
        }

        if (token.Kind != RailTokenKind.Text || negative) return Fail("a number or a text in 'single quotes' is due.");
        at++;
        return new RailNode.Text(token.Text, token.Column);
    }

    private RailNode? Sum() => Operators(["+", "-"], Product);

    private RailNode? Product() => Operators(["*", "/"], Signed);

    private RailNode? Operators(string[] symbols, Func<RailNode?> part)
    {
        var left = part();
        while (left is not null && Current is { Kind: RailTokenKind.Symbol } token && symbols.Contains(token.Text))
        {
            at++;
            left = part() is { } right ? new RailNode.Arithmetic(token.Text, left, right, token.Column) : null;
        }

        return left;
    }

    private RailNode? Signed()
    {
        var column = Current.Column;
        if (!TakeSymbol("-")) return Operand();
        return Nested(Signed) is { } operand ? new RailNode.Negate(operand, column) : null;
    }

    private RailNode? Operand()
    {
        var token = Current;
        if (token.Kind is RailTokenKind.Number or RailTokenKind.Text) return Literal();
        if (TakeSymbol("("))
        {
            if (Nested(Any) is not { } inner) return null;
            return TakeSymbol(")") ? inner : Fail(") is due.");
        }

        if (TakeWord("true")) return new RailNode.Constant(true, token.Column);
        if (TakeWord("false")) return new RailNode.Constant(false, token.Column);
        if (!TakeWord("exists")) return Name();

        var isOpen = TakeSymbol("(");
        if (Name() is not RailNode.Name name) return null;
        return !isOpen || TakeSymbol(")") ? new RailNode.Exists(name, token.Column) : Fail(") is due.");
    }

    private RailNode? Name()
    {
        var token = Current;
        if (token.Kind != RailTokenKind.Word || Keywords.Contains(token.Text)) return Fail("a name, a number, a text or ( is due.");

        at++;
        var parts = new List<string>();
        while (TakeSymbol("."))
        {
            if (Current.Kind is not (RailTokenKind.Word or RailTokenKind.Quoted) || parts.Count == MostParts) return Fail("a part of a name is due.");
            parts.Add(Current.Text);
            at++;
        }

        return new RailNode.Name(token.Text, string.Join('.', parts), token.Column);
    }

    private RailNode? Nested(Func<RailNode?> part)
    {
        if (depth == Deepest) return Fail($"expressions are nested at most {Deepest} levels deep.");
        depth++;
        var node = part();
        depth--;
        return node;
    }

    private bool IsWord(string keyword) => Current.Kind == RailTokenKind.Word && Current.Text == keyword;

    private bool TakeWord(string keyword) => Take(RailTokenKind.Word, keyword);

    private bool TakeSymbol(string symbol) => Take(RailTokenKind.Symbol, symbol);

    private bool Take(RailTokenKind kind, string text)
    {
        if (Current.Kind != kind || Current.Text != text) return false;
        at++;
        return true;
    }

    private RailNode? Fail(string message, int? column = null)
    {
        fault ??= new(column ?? Current.Column, message);
        return null;
    }
}

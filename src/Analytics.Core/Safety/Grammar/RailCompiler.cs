using System.Collections.Frozen;
using Analytics.Core.Registry;

namespace Analytics.Core.Safety.Grammar;

/// <summary>
/// Turns a condition into delegates over the rows of one model version, once. They allocate nothing (but for decoding free text), read no
/// other state and throw nothing.
/// </summary>
internal sealed class RailCompiler(RailReader reader)
{
    public static TruthOf Compile(RailCondition condition, ModelSchema schema) => new RailCompiler(new RailReader(schema, condition.Kinds)).Truth(condition.Tree);

    private TruthOf Truth(RailNode node) => node switch
    {
        RailNode.Constant constant => constant.Value ? (in _) => Grammar.Truth.True : (in _) => Grammar.Truth.False,
        RailNode.Name name => reader.Truth(name),
        RailNode.Exists exists => reader.Exists(exists.Operand),
        RailNode.Not not => Not(Truth(not.Operand)),
        RailNode.All all => All([.. all.Operands.Select(Truth)]),
        RailNode.Any any => Any([.. any.Operands.Select(Truth)]),
        RailNode.Compare compare => Compare(compare),
        RailNode.Between between => Between(Number(between.Operand), Number(between.Low), Number(between.High)),
        RailNode.In among => In(among),
        RailNode.Phrases phrases => Phrases(phrases),
        _ => throw new ArgumentException("The tree was not checked.", nameof(node)),
    };

    private static TruthOf Not(TruthOf operand) => (in subject) => Grammar.Truth.True - (int)operand(in subject);

    private static TruthOf All(TruthOf[] operands) => (in subject) =>
    {
        var all = Grammar.Truth.True;
        foreach (var operand in operands)
        {
            var one = operand(in subject);
            if (one == Grammar.Truth.False) return one;
            if (one < all) all = one;
        }

        return all;
    };

    private static TruthOf Any(TruthOf[] operands) => (in subject) =>
    {
        var any = Grammar.Truth.False;
        foreach (var operand in operands)
        {
            var one = operand(in subject);
            if (one == Grammar.Truth.True) return one;
            if (one > any) any = one;
        }

        return any;
    };

    private NumberOf Number(RailNode node)
    {
        switch (node)
        {
            case RailNode.Number literal: return (in _) => literal.Value;
            case RailNode.Name name: return reader.Number(name);
            case RailNode.Negate negate:
                var operand = Number(negate.Operand);
                return (in subject) => -operand(in subject);
            case RailNode.Arithmetic sum:
                var (left, right) = (Number(sum.Left), Number(sum.Right));
                return sum.Operator switch
                {
                    "+" => (in subject) => left(in subject) + right(in subject),
                    "-" => (in subject) => left(in subject) - right(in subject),
                    "*" => (in subject) => left(in subject) * right(in subject),
                    _ => (in subject) => left(in subject) / right(in subject),
                };
            default: throw new ArgumentException("The tree was not checked.", nameof(node));
        }
    }

    private TruthOf Compare(RailNode.Compare compare)
    {
        var negated = compare.Operator == "!=";
        switch (KindOf(compare.Left))
        {
            case RailKind.Number:
                return RailComparisons.OfNumbers(compare.Operator, Number(compare.Left), Number(compare.Right));
            case RailKind.Truth:
                var (one, other) = (Truth(compare.Left), Truth(compare.Right));
                return RailComparisons.OfTruths(one, other, negated);
            case RailKind.Texts:
                var (texts, text) = (RailReader.Texts((RailNode.Name)compare.Left), Text(compare.Right));
                return negated ? Not(RailComparisons.OfTexts(texts, text)) : RailComparisons.OfTexts(texts, text);
            default:
                return RailComparisons.OfTexts(Text(compare.Left), Text(compare.Right), negated);
        }
    }

    private static TruthOf Between(NumberOf operand, NumberOf low, NumberOf high) => (in subject) =>
    {
        var (value, least, most) = (operand(in subject), low(in subject), high(in subject));
        if (!(double.IsFinite(value) && double.IsFinite(least) && double.IsFinite(most))) return Grammar.Truth.Unknown;
        return value >= least && value <= most ? Grammar.Truth.True : Grammar.Truth.False;
    };

    private TruthOf In(RailNode.In among)
    {
        if (KindOf(among.Operand) == RailKind.Number)
        {
            var numbers = among.Literals.Cast<RailNode.Number>().Select(literal => literal.Value).ToFrozenSet();
            return RailComparisons.Of(Number(among.Operand), numbers.Contains);
        }

        var set = among.Literals.Cast<RailNode.Text>().Select(literal => literal.Value).ToFrozenSet(StringComparer.Ordinal);
        return Matching(among.Operand, set.Contains);
    }

    private TruthOf Phrases(RailNode.Phrases phrases)
    {
        var search = new PhraseSearch([.. phrases.Texts.Select(text => text.Value)], phrases.WholeWords);
        return Matching(phrases.Operand, text => search.IsIn(text));
    }

    private TruthOf Matching(RailNode operand, Func<string, bool> matches) => KindOf(operand) == RailKind.Texts
        ? RailComparisons.OfAny(RailReader.Texts((RailNode.Name)operand), matches)
        : RailComparisons.Of(Text(operand), matches);

    private RailKind KindOf(RailNode node) => node switch
    {
        RailNode.Number or RailNode.Negate or RailNode.Arithmetic => RailKind.Number,
        RailNode.Text => RailKind.Text,
        RailNode.Name name => reader.KindOf(name),
        _ => RailKind.Truth,
    };

    private TextOf Text(RailNode node)
    {
        if (node is not RailNode.Text { Value: var value }) return reader.Text((RailNode.Name)node);
        return (in _) => value;
    }
}

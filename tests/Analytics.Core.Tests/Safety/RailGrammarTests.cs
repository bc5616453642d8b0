using Analytics.Contracts.Models;
using Analytics.Core.Safety.Grammar;
using CsCheck;
using Xunit;

namespace Analytics.Core.Tests.Safety;

public sealed class RailGrammarTests
{
    private static readonly string[] Pieces =
    [
        "features.load", "features.level", "features.injury", "features.note", "features.taste", "features.`odd name`", "features.nope", "output.value",
        "output.score", "output.items", "segments.country", "decision", "text", "latencyMs", "nonsense", "and", "or", "not", "in", "between", "contains",
        "matches", "exists", "true", "false", "(", ")", ",", "+", "-", "*", "/", "=", "!=", "<", "<=", ">", ">=", "'beginner'", "'DE'", "'x'", "''", "'",
        "`", ".", "1", "0", "2.5", "1e9", "1e999", "7d", "é", "\u0000", "#", "\"",
    ];

    private static readonly Gen<string> Loose = Gen.OneOf(Pieces).Array[0, 30].Select(pieces => string.Join(' ', pieces));

    private static readonly Gen<string> Number = Gen.Recursive<string>((depth, self) => depth > 4
        ? Gen.OneOf("1", "-2.5", "features.load", "features.sleep", "output.value", "latencyMs")
        : Gen.OneOf(
            Gen.OneOf("0", "features.load"), Gen.Select(self, Gen.OneOf("+", "-", "*", "/"), self, (a, op, b) => $"({a} {op} {b})"), self.Select(a => $"-{a}")));

    private static readonly Gen<string> Condition = Gen.Recursive<string>((depth, self) => depth > 4
        ? Gen.OneOf("true", "features.injury", "exists features.sleep", "features.level = 'beginner'", "segments.country in ('DE', 'FR')", "text contains 'pain'")
        : Gen.OneOf(
            Gen.Select(Number, Gen.OneOf("=", "!=", "<", "<=", ">", ">="), Number, (a, op, b) => $"{a} {op} {b}"),
            Gen.Select(Number, Number, Number, (a, low, high) => $"{a} not between {low} and {high}"),
            Gen.Select(self, Gen.OneOf("and", "or"), self, (a, op, b) => $"({a} {op} {b})"),
            self.Select(a => $"not ({a})")));

    private static readonly RailSchema Schema = Some.SchemaOf(Some.Planner);

    [Theory]
    [InlineData("features.load > 4", true)]
    [InlineData("features.load > 5", false)]
    [InlineData("features.load >= 5 and features.injury", true)]
    [InlineData("features.load = 5 and output.value = 8", true)]
    [InlineData("features.load != 5", false)]
    [InlineData("features.load + 3 = output.value", true)]
    [InlineData("2 + 3 * 2 = 8", true)]
    [InlineData("(2 + 3) * 2 = 10", true)]
    [InlineData("10 - 2 - 3 = 5 and 8 / 2 / 2 = 2", true)]
    [InlineData("-features.load < -4.5", true)]
    [InlineData("output.value between 1 and 8", true)]
    [InlineData("output.value not between 1 and 8", false)]
    [InlineData("output.value between 1 and 5 or features.injury", true)]
    [InlineData("output.value in (1, 8, -2)", true)]
    [InlineData("features.level = 'beginner'", true)]
    [InlineData("features.level not in ('advanced')", true)]
    [InlineData("segments.country = 'DE'", true)]
    [InlineData("segments.country in ('FR', 'US')", false)]
    [InlineData("decision = 'show' and version = '1' and latencyMs < 13", true)]
    [InlineData("features.injury = true", true)]
    [InlineData("features.injury != true", false)]
    [InlineData("not features.injury or features.injury", true)]
    [InlineData("true or false and false", true)]
    [InlineData("exists features.load and not exists features.sleep", true)]
    [InlineData("exists(segments.country)", true)]
    [InlineData("exists segments.city", false)]
    [InlineData("features.note contains 'the pain'", true)]
    [InlineData("features.note contains ('joy', 'EXCUSE')", true)]
    [InlineData("text contains 'übung'", true)]
    [InlineData("features.note matches 'pain no excuses'", true)]
    [InlineData("features.note matches 'excuse'", false)]
    [InlineData("features.note matches ('ain', 'push')", true)]
    [InlineData("text not matches 'medical advice'", true)]
    [InlineData("features.note = 'it''s'", false)]
    public void A_condition_is_answered(string when, bool expected) => Assert.Equal(expected ? Truth.True : Truth.False, Answer(when, Some.Planner));

    [Theory]
    [InlineData("features.sleep < 5", null)]
    [InlineData("not features.sleep < 5", null)]
    [InlineData("features.sleep != 5", null)]
    [InlineData("features.sleep between 1 and 9", null)]
    [InlineData("features.sleep not in (1)", null)]
    [InlineData("features.sleep + 1 > 0", null)]
    [InlineData("features.load / 0 > 0", null)]
    [InlineData("segments.city != 'Rome'", null)]
    [InlineData("features.`odd name` = 'x'", null)]
    [InlineData("features.sleep < 5 or features.injury", true)]
    [InlineData("features.sleep < 5 and not features.injury", false)]
    [InlineData("features.sleep < 5 and features.injury", null)]
    public void Over_what_is_missing_a_condition_is_unknown(string when, bool? expected) =>
        Assert.Equal(expected switch { true => Truth.True, false => Truth.False, _ => Truth.Unknown }, Answer(when, Some.Planner));

    [Fact]
    public void Outputs_of_every_task_can_be_asked_about()
    {
        Assert.Equal(Truth.True, Answer("output.score > 0.8 and output.predicted = 'leaves'", Some.Churn));
        Assert.Equal(Truth.True, Answer("output.probabilities.b > 0.6 and output.predicted in ('b', 'c')", Some.Topic));
        Assert.Equal(Truth.True, Answer("output.items = 'y' and output.items not in ('z', 'w')", Some.Ranker));
        Assert.Equal(Truth.False, Answer("output.items != 'y'", Some.Ranker));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("features.load >", 16)]
    [InlineData("features.load > 4 features", 19)]
    [InlineData("features.load > 4 and", 22)]
    [InlineData("(features.load > 4", 19)]
    [InlineData("features. > 4", 11)]
    [InlineData("features.load > 'a", 17)]
    [InlineData("features.load # 4", 15)]
    [InlineData("features.load between 1 or 2", 25)]
    [InlineData("features.load not 4", 19)]
    [InlineData("features.load in ()", 19)]
    [InlineData("features.note contains ''", 24)]
    [InlineData("features.note contains 4", 24)]
    [InlineData("features.note matches '--'", 23)]
    [InlineData("features.load > 1e999", 17)]
    [InlineData("features.load > 7d", 17)]
    [InlineData("System.IO.File = 'x'", 1)]
    [InlineData("load > 4", 1)]
    [InlineData("features.nope > 4", 1)]
    [InlineData("features.taste > 4", 1)]
    [InlineData("output.score > 4", 1)]
    [InlineData("output.items = 'x'", 1)]
    [InlineData("output.nonsense = 'x'", 1)]
    [InlineData("features.load", 1)]
    [InlineData("features.load and true", 1)]
    [InlineData("not features.load", 5)]
    [InlineData("features.load = 'x'", 15)]
    [InlineData("features.level < 'x'", 16)]
    [InlineData("features.level = 'beginer'", 18)]
    [InlineData("features.level in ('beginner', 'x')", 32)]
    [InlineData("features.load in ('x')", 19)]
    [InlineData("features.level in (4)", 20)]
    [InlineData("features.load contains 'x'", 1)]
    [InlineData("features.injury in (1)", 1)]
    [InlineData("features.level + 1 > 2", 1)]
    [InlineData("text = text", 6)]
    public void A_faulty_condition_names_the_column(string when, int column)
    {
        var condition = RailTyping.Check(when, Schema, out var fault);

        Assert.Null(condition);
        Assert.Equal(column, fault!.Column);
        Assert.NotEmpty(fault.Message);
    }

    [Fact]
    public void Length_and_depth_are_limited()
    {
        var longest = "true" + new string(' ', RailParser.LongestExpression - 4);

        Assert.NotNull(RailTyping.Check(longest, Schema, out _));
        Assert.Null(RailTyping.Check(longest + " ", Schema, out _));
        Assert.NotNull(RailTyping.Check(new string('(', 32) + "true" + new string(')', 32), Schema, out _));
        Assert.Null(RailTyping.Check(new string('(', 33) + "true" + new string(')', 33), Schema, out _));
        Assert.Null(RailTyping.Check(string.Concat(Enumerable.Repeat("not ", 400)) + "true", Schema, out _));
        Assert.NotNull(RailTyping.Check(string.Join('+', Enumerable.Repeat("1", 990)) + " > 1", Schema, out _));
    }

    [Fact]
    public void A_feature_of_different_types_in_two_versions_is_a_fault()
    {
        var other = Some.Planner with { Version = "2", Features = [new FeatureDefinition { Name = "load", Type = FeatureType.Categorical }] };

        Assert.Null(RailTyping.Check("features.load > 4", Some.SchemaOf(Some.Planner, other), out _));
        Assert.NotNull(RailTyping.Check("features.level = 'advanced'", Some.SchemaOf(Some.Planner, other), out _));
    }

    [Fact]
    public void A_name_that_a_version_does_not_have_is_missing_there()
    {
        var condition = RailTyping.Check("features.load > 4 or features.level = 'beginner' or features.injury", Schema, out _)!;
        var poorer = Some.Planner with { Features = [new FeatureDefinition { Name = "load", Type = FeatureType.Categorical }] };
        var (row, extras) = Some.Prediction(poorer);

        Assert.Equal(Truth.Unknown, RailCompiler.Compile(condition, Some.Compiled(poorer))(new RailSubject(row, extras)));
    }

    [Fact]
    public void Random_text_gives_a_condition_or_a_fault_and_never_throws() =>
        Gen.OneOf(Loose, Gen.String, Gen.Select(Condition, Gen.Int[0, 40], (text, cut) => text[..Math.Min(text.Length, cut)])).Sample(
            text =>
            {
                if (RailTyping.Check(text, Schema, out var fault) is not { } condition) return fault is not null && fault.Column >= 1 && fault.Column <= text.Length + 1;
                return fault is null && Enum.IsDefined(Answer(condition));
            },
            iter: 20_000,
            threads: 1);

    [Fact]
    public void Every_right_condition_is_answered_and_its_negation_is_the_opposite() =>
        Condition.Where(text => text.Length < 1_900).Sample(
            text =>
            {
                // Deeper ones are a fault by rule.
                if (RailTyping.Check(text, Schema, out var fault) is not { } condition) return fault!.Message.Contains("nested", StringComparison.Ordinal);
                var answer = Answer(condition);
                return RailTyping.Check($"not ({text})", Schema, out _) is not { } negated || Answer(negated) == Truth.True - (int)answer;
            },
            iter: 5_000,
            threads: 1);

    private static Truth Answer(string when, ModelVersion version)
    {
        var condition = RailTyping.Check(when, Some.SchemaOf(version), out var fault);
        Assert.True(condition is not null, fault?.ToString());
        var (row, extras) = Some.Prediction(version);
        return RailCompiler.Compile(condition, Some.Compiled(version))(new RailSubject(row, extras));
    }

    private static Truth Answer(RailCondition condition)
    {
        var (row, extras) = Some.Prediction(Some.Planner);
        return RailCompiler.Compile(condition, Some.Compiled(Some.Planner))(new RailSubject(row, extras));
    }
}

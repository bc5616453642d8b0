using Analytics.Contracts.Monitoring;
using Analytics.Core.Monitors;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

public sealed class DecisionRulesTests
{
    private static readonly Dictionary<ScoreKey, ScoreHistory> NoneEarlier = [];

    [Theory]
    [InlineData(">", 0.25, "value", FindingStatus.Alert)]
    [InlineData(">", 0.35, "value", FindingStatus.Ok)]
    [InlineData(">", 0.25, "lower", FindingStatus.Ok)]
    [InlineData("<", 0.35, "value", FindingStatus.Alert)]
    [InlineData("<=", 0.3, "value", FindingStatus.Alert)]
    [InlineData(">=", 0.3, "value", FindingStatus.Alert)]
    public void A_threshold_compares_the_score_or_an_end_of_its_interval(string op, double value, string of, FindingStatus expected)
    {
        var found = Apply(new MonitorRule { Kind = "threshold", Op = op, Value = value, Of = of }, [Finding("a", 0.3) with { Lower = 0.2, Upper = 0.4 }]);

        Assert.Equal(expected, found[0].Status);
        Assert.Equal(value, found[0].Threshold);
    }

    [Fact]
    public void A_figure_on_few_rows_is_not_judged()
    {
        var found = Apply(new MonitorRule { Kind = "threshold", Op = ">", Value = 0 }, [Finding("a", 0.3) with { N = 40 }]);

        Assert.Equal((FindingStatus.NotEnoughData, 60), (found[0].Status, found[0].RowsNeeded));
    }

    [Fact]
    public void A_deviation_is_measured_by_the_spread_of_earlier_windows()
    {
        var earlier = new Dictionary<ScoreKey, ScoreHistory> { [Key("a")] = new([], Scores(10, 12, 11, 9, 8)), [Key("b")] = new(Scores(10, 12, 11, 9), []) };
        var rule = new MonitorRule { Kind = "deviation", K = 3 };

        var found = DecisionRules.Apply(Monitor(rule), [Finding("a", 14.7), Finding("a", 14.8), Finding("b", 100)], 0.01, earlier);

        // Mean 10, sample deviation √2.5: 10 + 3 · 1.5811 = 14.743.
        Assert.Equal([FindingStatus.Ok, FindingStatus.Alert, FindingStatus.NotEnoughData], found.Select(finding => finding.Status));
        Assert.Equal(14.7434, found[0].Threshold!.Value, 4);
    }

    [Theory]
    [InlineData("bonferroni", new[] { true, false, false })]
    [InlineData("holm", new[] { true, true, false })]
    [InlineData("bh", new[] { true, true, true })]
    [InlineData("by", new[] { true, false, false })]
    public void P_values_are_corrected_over_the_columns(string correction, bool[] expected)
    {
        // R: p.adjust(c(0.01, 0.02, 0.05), ...): bonferroni 0.03 0.06 0.15; holm 0.03 0.04 0.05; BH 0.03 0.03 0.05; BY 0.055 0.055 0.092.
        var level = correction switch { "holm" => 0.045, "by" => 0.0551, _ => 0.05 };
        if (correction == "by") expected = [true, true, false];
        var findings = new[] { 0.01, 0.02, 0.05 }.Select(p => Finding("a", 1) with { PValue = p }).ToList();

        var found = DecisionRules.Apply(Monitor(new MonitorRule { Kind = "pValue", Correction = correction }), findings, level, NoneEarlier);

        Assert.Equal(expected, found.Select(finding => finding.Status == FindingStatus.Alert));
    }

    [Fact]
    public void Evidence_on_a_share_grows_over_windows_that_a_single_look_would_let_pass()
    {
        var quiet = Evidence("safety", Rate(0.02), [], [.. Enumerable.Repeat(0.02, 30)]);
        var first = Evidence("safety", Rate(0.024), [], [.. Enumerable.Repeat(0.02, 30)]);
        var lasting = Evidence("safety", Rate(0.03), [], [.. Enumerable.Repeat(0.03, 12)]);
        var wild = Evidence("safety", Rate(0.12), [], [.. Enumerable.Repeat(0.02, 30)]);

        Assert.Equal([FindingStatus.Ok, FindingStatus.Ok, FindingStatus.Alert, FindingStatus.Alert], new[] { quiet, first, lasting, wild }.Select(found => found.Status));
    }

    /// <summary>A weekday on which the reference had more is usual; where no day of it had, it is not.</summary>
    [Fact]
    public void What_a_window_of_the_reference_surely_had_is_usual()
    {
        double[] week = [0.02, 0.02, 0.05, 0.02, 0.02];

        Assert.Equal(FindingStatus.Ok, Evidence("safety", Rate(0.05), week, week).Status);
        Assert.Equal(FindingStatus.Alert, Evidence("safety", Rate(0.05), [0.02, 0.02, 0.02, 0.02, 0.02], week).Status);
    }

    [Fact]
    public void Evidence_on_any_other_figure_is_what_windows_vary_by()
    {
        double[] usual = [.. Enumerable.Range(0, 14).Select(window => 100.0 + window % 5)];

        var quiet = Evidence("multivariateDrift", Finding("a", 104), usual, [101, 103, 100]);
        var slow = Evidence("multivariateDrift", Finding("a", 109), usual, [107, 108, 107]);
        var ended = Evidence("multivariateDrift", Finding("a", 101), usual, [130, 131]);
        var down = Evidence("multivariateDrift", Finding("a", 50), usual, []);
        var both = Evidence("measure", Finding("a", 50), usual, []);
        var early = Evidence("multivariateDrift", Finding("a", 109), [], [100, 101, 102]);

        Assert.Equal(
            [FindingStatus.Ok, FindingStatus.Alert, FindingStatus.Ok, FindingStatus.Ok, FindingStatus.Alert, FindingStatus.NotEnoughData],
            new[] { quiet, slow, ended, down, both, early }.Select(found => found.Status));
        Assert.Equal(100 + 26.0 / 14, slow.Reference!.Value, 1e-9);
        Assert.Equal(104, slow.Threshold);
    }

    private static Finding Rate(double score) => Finding("a", score) with { Reference = 0.02, ReferenceN = 10_000 };

    private static Finding Evidence(string check, Finding finding, double[] usual, double[] before) => DecisionRules.Apply(
        Monitor(new MonitorRule { Kind = "eDetector" }) with { Check = check }, [finding], 0.01, new Dictionary<ScoreKey, ScoreHistory> { [ScoreKey.Of(finding)] = new(Scores(usual), Scores(before)) })[0];

    private static List<EarlierScore> Scores(params double[] values) => [.. values.Select(value => new EarlierScore(value, 1_000))];

    [Fact]
    public void What_alerts_by_something_else_than_its_p_value_stays_an_alert()
    {
        Finding[] findings =
        [
            Finding("a", 0.1) with { PValue = 0.4, Status = FindingStatus.Alert, Because = "missing 1 % → 40 %." },
            Finding("b", 0.1) with { PValue = 0.4, Status = FindingStatus.NotEnoughData },
            Finding("c", 0.1) with { PValue = 0.009, Status = FindingStatus.Alert },
            Finding("d", 0.1) with { PValue = 1e-9, N = 40 },
        ];

        var found = DecisionRules.Apply(Monitor(new MonitorRule { Kind = "pValue" }), findings, 0.01, NoneEarlier);

        Assert.Equal([FindingStatus.Alert, FindingStatus.NotEnoughData, FindingStatus.Ok, FindingStatus.NotEnoughData], found.Select(finding => finding.Status));
    }

    /// <summary>Two ways to look at one subject are two figures.</summary>
    [Fact]
    public void Scores_of_another_method_are_not_compared_with()
    {
        var earlier = new Dictionary<ScoreKey, ScoreHistory>
        {
            [Key("features") with { Method = "pca" }] = new([], Scores(1, 2, 1, 2, 1)),
            [Key("features") with { Method = "classifier" }] = new([], Scores(0.5, 0.52, 0.5, 0.52, 0.5)),
        };

        var found = DecisionRules.Apply(
            Monitor(new MonitorRule { Kind = "deviation" }), [Finding("features", 0.9) with { Method = "classifier" }, Finding("features", 0.9) with { Method = "pca" }], 0.01, earlier);

        Assert.Equal([(FindingStatus.Alert, "classifier"), (FindingStatus.Ok, "pca")], found.Select(finding => (finding.Status, finding.Method)));
    }

    private static ScoreKey Key(string subject) => new("drift", subject, null);

    private static IReadOnlyList<Finding> Apply(MonitorRule rule, IReadOnlyList<Finding> findings) => DecisionRules.Apply(Monitor(rule), findings, 0.01, NoneEarlier);

    private static MonitorDefinition Monitor(MonitorRule rule) => new() { Uid = "m", Model = "churn", Check = "drift", Rule = rule };

    private static Finding Finding(string subject, double score) =>
        new() { Check = "drift", Subject = subject, Status = FindingStatus.Ok, Because = "", Score = score, N = 1_000 };
}

using Analytics.Contracts.Monitoring;
using Analytics.Core.Monitors;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

public sealed class DecisionRulesTests
{
    private static readonly Dictionary<string, IReadOnlyList<double>> NoneEarlier = [];

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
        var earlier = new Dictionary<string, IReadOnlyList<double>> { ["a"] = [10, 12, 11, 9, 8], ["b"] = [10, 12, 11, 9] };
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
    public void Evidence_grows_over_windows_that_a_single_look_would_let_pass()
    {
        var rule = new MonitorRule { Kind = "eDetector" };
        var usual = Enumerable.Repeat(0.02, 30).ToList();
        var raised = Enumerable.Repeat(0.12, 30).ToList();

        var quiet = DecisionRules.Apply(Monitor(rule), [Rate(0.02)], 0.01, new Dictionary<string, IReadOnlyList<double>> { ["rate"] = usual });
        var first = DecisionRules.Apply(Monitor(rule), [Rate(0.12)], 0.01, new Dictionary<string, IReadOnlyList<double>> { ["rate"] = usual });
        var lasting = DecisionRules.Apply(Monitor(rule), [Rate(0.12)], 0.01, new Dictionary<string, IReadOnlyList<double>> { ["rate"] = raised });

        Assert.Equal([FindingStatus.Ok, FindingStatus.Ok, FindingStatus.Alert], new[] { quiet, first, lasting }.Select(found => found[0].Status));

        static Finding Rate(double score) => Finding("rate", score) with { Reference = 0.02, ReferenceN = 10_000 };
    }

    private static IReadOnlyList<Finding> Apply(MonitorRule rule, IReadOnlyList<Finding> findings) => DecisionRules.Apply(Monitor(rule), findings, 0.01, NoneEarlier);

    private static MonitorDefinition Monitor(MonitorRule rule) => new() { Uid = "m", Model = "churn", Check = "drift", Rule = rule };

    private static Finding Finding(string subject, double score) =>
        new() { Check = "drift", Subject = subject, Status = FindingStatus.Ok, Because = "", Score = score, N = 1_000 };
}

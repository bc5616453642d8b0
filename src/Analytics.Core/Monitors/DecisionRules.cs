using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Monitors;

/// <summary>What a monitor's rule makes of the findings of its check. Pure.</summary>
internal static class DecisionRules
{
    /// <summary>The findings as the rule sees them.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="findings">What the check found, by its own verdict.</param>
    /// <param name="level">Probability of a false alarm of this look, at most.</param>
    /// <param name="earlier">Scores of the same in other windows.</param>
    public static IReadOnlyList<Finding> Apply(
        MonitorDefinition monitor, IReadOnlyList<Finding> findings, double level, IReadOnlyDictionary<ScoreKey, ScoreHistory> earlier)
    {
        var rule = monitor.Rule;
        return rule.Kind switch
        {
            MonitorRules.Threshold => [.. findings.Select(finding => Judged(monitor, finding, Threshold(rule, finding)))],
            MonitorRules.Deviation => [.. findings.Select(finding => Judged(monitor, finding, Deviation(rule, finding, earlier.GetValueOrDefault(ScoreKey.Of(finding), ScoreHistory.Empty))))],
            MonitorRules.PValue => Corrected(monitor, findings, level),
            MonitorRules.EDetector => [.. findings.Select(finding => Judged(monitor, finding, EvidenceRule.Apply(monitor, finding, earlier.GetValueOrDefault(ScoreKey.Of(finding), ScoreHistory.Empty), level)))],
            _ => findings,
        };
    }

    /// <summary>A figure on few rows is no figure, whatever it says.</summary>
    private static Finding Judged(MonitorDefinition monitor, Finding finding, Finding judged) => finding.Score is null || finding.N >= monitor.MinSamples
        ? judged
        : finding with
        {
            Status = FindingStatus.NotEnoughData,
            RowsNeeded = monitor.MinSamples - finding.N,
            Because = string.Create(CultureInfo.InvariantCulture, $"It rests on {finding.N} rows, and the monitor asks for {monitor.MinSamples}."),
        };

    private static Finding Threshold(MonitorRule rule, Finding finding)
    {
        var value = rule.Of switch { "lower" => finding.Lower, "upper" => finding.Upper, _ => finding.Score };
        if (value is not { } number) return finding with { Status = FindingStatus.NotEnoughData, Because = finding.Score is null ? finding.Because : $"It has no {rule.Of} end of an interval." };
        var holds = rule.Op switch { ">" => number > rule.Value, ">=" => number >= rule.Value, "<" => number < rule.Value, _ => number <= rule.Value };
        return finding with
        {
            Status = holds ? FindingStatus.Alert : FindingStatus.Ok,
            Threshold = rule.Value,
            Because = string.Create(CultureInfo.InvariantCulture, $"{finding.Subject} is {finding.Score:0.####}; the limit is {rule.Op} {rule.Value:0.####}{(rule.Of == "value" ? "" : $" for the {rule.Of} end of its interval")}."),
        };
    }

    private static Finding Deviation(MonitorRule rule, Finding finding, ScoreHistory history)
    {
        if (finding.Score is not { } score) return finding;
        var earlier = history.Usual.Count > 0 ? history.Usual : history.Before;
        if (earlier.Count < MonitorRules.LeastWindows)
            return finding with { Status = FindingStatus.NotEnoughData, Because = $"There are {earlier.Count} earlier windows to compare with, and {MonitorRules.LeastWindows} are needed." };

        var moments = Moments.Of([.. earlier.TakeLast(rule.Windows).Select(window => window.Value)]);
        var deviation = Math.Sqrt(moments.Variance);
        var limit = score >= moments.Mean ? moments.Mean + (rule.K * deviation) : moments.Mean - (rule.K * deviation);
        var beyond = Math.Abs(score - moments.Mean) > rule.K * deviation;
        return finding with
        {
            Status = beyond ? FindingStatus.Alert : FindingStatus.Ok,
            Reference = moments.Mean,
            Threshold = limit,
            Because = string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.Subject} is {score:0.####}; the usual is {moments.Mean:0.####} ± {rule.K:0.##} · {deviation:0.####} over {moments.Count} windows."),
        };
    }

    private static IReadOnlyList<Finding> Corrected(MonitorDefinition monitor, IReadOnlyList<Finding> findings, double level)
    {
        var rule = monitor.Rule;
        double[] values = [.. findings.Where(finding => finding.PValue is not null).Select(finding => finding.PValue!.Value)];
        if (values.Length == 0) return findings;
        var corrected = rule.Correction switch
        {
            "bonferroni" => MultipleTesting.Bonferroni(values, level),
            "bh" => MultipleTesting.BenjaminiHochberg(values, level),
            "by" => MultipleTesting.BenjaminiYekutieli(values, level),
            _ => MultipleTesting.Holm(values, level),
        };
        var at = 0;
        return
        [
            .. findings.Select(finding =>
            {
                if (finding.PValue is not { } p) return finding;
                var (adjusted, rejected) = (corrected.Adjusted[at], corrected.Rejected[at]);
                at++;

                // What alerts by something else than its p-value, such as the share that is missing, stays one; so does what is too few to be ok.
                var own = finding.Status == FindingStatus.Alert && p <= level ? FindingStatus.Ok : finding.Status;
                return Judged(monitor, finding, finding with
                {
                    Status = rejected ? FindingStatus.Alert : own,
                    Because = string.Create(CultureInfo.InvariantCulture, $"p = {p:0.###e0}, corrected {adjusted:0.###e0} ({rule.Correction}); the level is {level:0.###e0}. {finding.Because}"),
                });
            }),
        ];
    }
}

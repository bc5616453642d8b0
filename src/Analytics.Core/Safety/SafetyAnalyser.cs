using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Contracts.Safety;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Safety;

namespace Analytics.Core.Safety;

/// <summary>
/// Judges whether a model's answers break the rules more often than those of a reference: in all, and by rule. Exact for any counts (Fisher), so that one
/// violation among a thousand is not mistaken for a trend.
/// </summary>
public sealed class SafetyAnalyser(IEventQueries queries, RailRegister rails)
{
    public const string Check = "safety";

    /// <summary>Share by which a rate must rise to matter.</summary>
    private const double GrowthThatMatters = 0.2;

    /// <summary>Growth that must not hide for a window to be called ok.</summary>
    private const double Doubling = 2;

    /// <summary>One finding for all violations and one for each rule that applied or was checked, the worst first.</summary>
    /// <param name="scope">The rows judged, and those that they are compared with; its window must be faultless.</param>
    /// <param name="alpha">Probability that any finding alerts although no rate has risen, at most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<IReadOnlyList<Finding>> AnalyseAsync(AnalysisScope scope, double alpha, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await AnalyseAsync(scope, await CountAsync(scope, scope.Window, cancellationToken), alpha, cancellationToken);
    }

    /// <summary>The same of a window that is counted already.</summary>
    internal async Task<IReadOnlyList<Finding>> AnalyseAsync(AnalysisScope scope, IReadOnlyList<CheckCount> now, double alpha, CancellationToken cancellationToken)
    {
        IReadOnlyList<CheckCount> before = scope.Reference.Window is { } window ? await CountAsync(scope, window, cancellationToken) : [];
        var counts = new RuleCounts(rails.SetsOf(scope.Model));
        var usual = Rates(counts, before).ToDictionary(rate => rate.Subject, rate => rate.Rate);
        var rates = Rates(counts, now).Where(rate => rate.Rate.Checked > 0).ToList();
        var level = alpha / Math.Max(1, rates.Count);
        return
        [
            .. rates.Select(rate => Judge(rate.Subject, usual.GetValueOrDefault(rate.Subject), rate.Rate, level))
                .OrderByDescending(finding => finding.Status == FindingStatus.Alert)
                .ThenByDescending(finding => finding.Impact),
        ];
    }

    private Task<IReadOnlyList<CheckCount>> CountAsync(AnalysisScope scope, TimeRange window, CancellationToken cancellationToken) =>
        new CheckQuestion(queries, scope.Model, scope.Version, window, scope.Filters).CountAsync(null, cancellationToken);

    private static IEnumerable<(string Subject, SafetyRate Rate)> Rates(RuleCounts counts, IReadOnlyList<CheckCount> total)
    {
        yield return ("violationRate", SafetyRates.Of(total.Sum(count => count.Violations), RuleCounts.Judged(total).Checked + RuleCounts.Reported(total).Checked));
        foreach (var rule in counts.Rules(total, [], new Dictionary<string, IReadOnlyList<CheckCount>>()))
            yield return ($"{(rule.Source == RuleCounts.FromReports ? rule.Source : "rules")}.{rule.Rule}", rule.Total);
    }

    private static Finding Judge(string subject, SafetyRate? usual, SafetyRate now, double level)
    {
        var finding = new Finding
        {
            Check = Check,
            Subject = subject,
            Status = FindingStatus.Skipped,
            Because = $"{now.Statement} The reference has no checks to compare with.",
            Score = now.Rate,
            Upper = now.Upper,
            N = now.Checked,
        };
        if (usual is not { Checked: > 0 }) return finding;

        var (count, before) = (Math.Min(now.Count, now.Checked), Math.Min(usual.Count, usual.Checked));
        var p = FisherExact.Test(before, usual.Checked, count, now.Checked, DriftDirection.ReferenceLess).PValue;
        var grown = now.Rate > usual.Rate * (1 + GrowthThatMatters);
        var alert = p < level && grown;
        var needed = alert ? 0 : Missing(usual, now.Checked, level);
        return finding with
        {
            Status = alert ? FindingStatus.Alert : needed > 0 ? FindingStatus.NotEnoughData : FindingStatus.Ok,
            Because = Sentence(subject, usual, now, alert, needed),
            Method = "fisher_exact",
            Reference = usual.Rate,
            Threshold = usual.Rate * (1 + GrowthThatMatters),
            PValue = p,
            ReferenceN = usual.Checked,
            RowsNeeded = needed > 0 ? needed : null,
            Impact = now.Rate / Math.Max(usual.Rate!.Value, 1.0 / usual.Checked),
        };
    }

    /// <summary>Checks without which a doubled rate could hide.</summary>
    private static long Missing(SafetyRate usual, long isChecked, double level)
    {
        var objective = Math.Max(usual.Rate!.Value, 1.0 / usual.Checked);
        return objective * Doubling >= 1 ? 0 : Math.Max(0, (long)Math.Ceiling(ViolationRate.TrialsToDetect(objective, objective * Doubling, level)) - isChecked);
    }

    private static string Sentence(string subject, SafetyRate usual, SafetyRate now, bool alert, long needed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{subject} {usual.Rate:0.###%} → {now.Rate:0.###%} ({now.Count:N0} of {now.Checked:N0} checked), {(alert ? "more than chance explains" : needed > 0 ? "and a doubled rate could hide in so few checks" : "no rise of a size that matters")}.");
}

using System.Collections.Concurrent;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Explanations;
using Analytics.Core.Performance;

namespace Analytics.Core.Monitors;

/// <summary>Adds to a loss of performance what it is led back to, for whom it is worst, and since when: whoever is told need not ask first.</summary>
public sealed class PerformanceCauses(ExplanationAnalyser explanations, TimeProvider clock)
{
    private const int MostNamed = 3;

    /// <summary>Explanations take seconds, and what stands is the newest loss: older windows of the same time are not explained as well.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (DateTimeOffset End, long At)> explained = new(StringComparer.Ordinal);

    /// <summary>The findings of a report; those that alert say since when, and name columns and slices. Asks for an explanation only where one alerts.</summary>
    internal async Task<IReadOnlyList<Finding>> NamedAsync(
        MonitorQuestion question, PerformanceReport report, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        findings = [.. findings.Select(finding => IsLoss(finding) ? finding with { Since = finding.Since ?? Since(finding, report.Series) } : finding)];
        if (!findings.Any(IsLoss) || !IsNext(question) || await explanations.AnalyseAsync(question.Scope, cancellationToken) is not { } why) return findings;

        string[] columns = [.. why.Causes.Where(cause => cause is { Alert: true, Kind: "quality" or "feature" }).Select(cause => cause.Subject).Distinct().Take(MostNamed)];
        var slices = why.Slices.Where(slice => slice.Alert && slice.FromItself > 0).Take(MostNamed).Select(slice => $"{slice.By}={slice.Value ?? "none"}").ToList();
        var because = $" {why.Summary}{(slices.Count > 0 ? $" Lost most: {string.Join(", ", slices)}." : "")}";
        var first = findings.Where(IsLoss).MaxBy(finding => finding.Impact ?? 0);
        return
        [
            .. findings.Select(finding => !IsLoss(finding) ? finding : finding with
            {
                Because = ReferenceEquals(finding, first) ? finding.Because + because : finding.Because,
                Columns = columns.Length > 0 ? columns : null,
            }),
        ];
    }

    private bool IsNext(MonitorQuestion question)
    {
        var (uid, end) = (question.Definition.Uid, question.Scope.Window.To);
        if (explained.TryGetValue(uid, out var last) && end < last.End && clock.GetElapsedTime(last.At) < Between) return false;
        explained[uid] = (end, clock.GetTimestamp());
        return true;
    }

    private static bool IsLoss(Finding finding) => finding is { Status: FindingStatus.Alert, Check: PerformanceFindings.Check or PerformanceFindings.Estimate or PerformanceFindings.EstimatorGap or PerformanceFindings.ConceptDrift };

    /// <summary>Start of the first bucket from which on every one with a figure is beyond the limit; null where the last of them is not.</summary>
    private static DateTimeOffset? Since(Finding finding, IReadOnlyList<PerformanceBucket> series)
    {
        if (finding is not { Check: PerformanceFindings.Check or PerformanceFindings.Estimate, Threshold: { } limit, Reference: { } usual }) return null;
        DateTimeOffset? since = null;
        foreach (var bucket in series.Reverse())
        {
            var value = finding.Check == PerformanceFindings.Estimate ? bucket.Estimated.GetValueOrDefault(finding.Subject)?.Value : bucket.Realised.GetValueOrDefault(finding.Subject)?.Value;
            if (value is not { } figure) continue;
            if (limit < usual ? figure >= limit : figure <= limit) break;
            since = bucket.From;
        }

        return since;
    }
}

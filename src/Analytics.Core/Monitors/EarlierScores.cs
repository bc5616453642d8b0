using System.Collections.Concurrent;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;

namespace Analytics.Core.Monitors;

/// <summary>The scores that a rule compares a window with: those of the windows before it, or of windows of the same length within the reference.</summary>
internal sealed class EarlierScores(MonitorHistory history)
{
    private const int MostBaselines = 1_000;

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<double>>> baselines = new(StringComparer.Ordinal);

    /// <summary>Scores by subject, oldest first; none for rules that look at one window only.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> ReadAsync(MonitorCheck check, MonitorQuestion question, CancellationToken cancellationToken)
    {
        var rule = question.Definition.Rule;
        if (rule.Kind == MonitorRules.EDetector) return await BeforeAsync(question, isClean: false, cancellationToken);
        if (rule.Kind != MonitorRules.Deviation) return new Dictionary<string, IReadOnlyList<double>>();
        if (question.Scope.Reference is not { Kind: not References.Previous, Window: { } reference }) return await BeforeAsync(question, isClean: true, cancellationToken);

        var key = FormattableString.Invariant($"{question.Definition.Uid}|{MonitorHistory.QuestionOf(question.Definition)}|{reference.From:O}|{reference.To:O}");
        if (baselines.TryGetValue(key, out var known)) return known;
        if (baselines.Count >= MostBaselines) baselines.Clear();
        return baselines[key] = await OfReferenceAsync(check, question, reference, cancellationToken);
    }

    /// <summary>Windows that end by the start of this one, of those kept, so that none shares a row with it; without alerts where they are to be the usual.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> BeforeAsync(MonitorQuestion question, bool isClean, CancellationToken cancellationToken)
    {
        var results = await history.ListAsync(question.Definition, int.MaxValue, cancellationToken);
        List<MonitorResult> disjoint = [];
        foreach (var result in results.Where(result => result.Complete && !(isClean && result.Status == MonitorStatus.Alert)))
        {
            if (disjoint.Count == question.Definition.Rule.Windows) break;
            if (result.Window.To <= (disjoint.Count > 0 ? disjoint[^1].Window : question.Scope.Window).From) disjoint.Add(result);
        }

        return BySubject(disjoint.AsEnumerable().Reverse().Select(result => result.Findings));
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<double>>> OfReferenceAsync(
        MonitorCheck check, MonitorQuestion question, TimeRange reference, CancellationToken cancellationToken)
    {
        var length = question.Definition.Window.Length;
        var windows = new List<IReadOnlyList<Finding>>();
        for (var end = reference.To; end - length >= reference.From && windows.Count < question.Definition.Rule.Windows; end -= length)
            windows.Add(await check.FindAsync(question with { Scope = question.Scope with { Window = new TimeRange(end - length, end) } }, cancellationToken));
        windows.Reverse();
        return BySubject(windows);
    }

    private static Dictionary<string, IReadOnlyList<double>> BySubject(IEnumerable<IReadOnlyList<Finding>> windows) => windows
        .SelectMany(findings => findings)
        .Where(finding => finding.Score is not null)
        .GroupBy(finding => finding.Subject)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<double>)[.. group.Select(finding => finding.Score!.Value)]);
}

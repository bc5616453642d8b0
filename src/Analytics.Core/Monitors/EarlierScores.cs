using System.Collections.Concurrent;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;

namespace Analytics.Core.Monitors;

/// <summary>The scores that a rule compares a window with: those of the windows before it, or of windows of the same length within the reference.</summary>
internal sealed class EarlierScores(TimeProvider clock)
{
    private const int MostBaselines = 1_000;

    /// <summary>Late records, and labels above all, change what windows of the reference say.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (long At, IReadOnlyDictionary<ScoreKey, IReadOnlyList<EarlierScore>> Scores)> baselines = new(StringComparer.Ordinal);

    /// <summary>Scores by what they are of; none for rules that look at one window only.</summary>
    /// <param name="check">The check of the monitor.</param>
    /// <param name="question">The window in question.</param>
    /// <param name="before">Findings of the windows before it, oldest first; without those that alert where true is asked for.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<IReadOnlyDictionary<ScoreKey, ScoreHistory>> ReadAsync(
        MonitorCheck check, MonitorQuestion question, Func<bool, Task<IReadOnlyList<IReadOnlyList<Finding>>>> before, CancellationToken cancellationToken)
    {
        var kind = question.Definition.Rule.Kind;
        if (kind is not (MonitorRules.EDetector or MonitorRules.Deviation)) return new Dictionary<ScoreKey, ScoreHistory>();
        var usual = question.Scope.Reference is { Kind: not References.Previous, Window: { } reference }
            ? await UsualAsync(check, question, reference, cancellationToken)
            : new Dictionary<ScoreKey, IReadOnlyList<EarlierScore>>();

        // A deviation is measured from what is usual, so that windows before do not count where that is known; evidence is gathered over them.
        var windows = kind == MonitorRules.EDetector ? await before(false) : usual.Count > 0 ? [] : await before(true);
        var earlier = ByKey(windows);
        return usual.Keys.Union(earlier.Keys).ToDictionary(key => key, key => new ScoreHistory(usual.GetValueOrDefault(key, []), earlier.GetValueOrDefault(key, [])));
    }

    /// <summary>Of windows that come newest first, the latest before one that share no row with it or one another, oldest first.</summary>
    public static IReadOnlyList<T> Disjoint<T>(IEnumerable<T> newestFirst, Func<T, TimeRange> windowOf, TimeRange before, int most)
    {
        var (found, from) = (new List<T>(), before.From);
        foreach (var one in newestFirst)
        {
            if (found.Count == most) break;
            if (windowOf(one).To > from) continue;
            found.Add(one);
            from = windowOf(one).From;
        }

        found.Reverse();
        return found;
    }

    private async Task<IReadOnlyDictionary<ScoreKey, IReadOnlyList<EarlierScore>>> UsualAsync(
        MonitorCheck check, MonitorQuestion question, TimeRange reference, CancellationToken cancellationToken)
    {
        var key = FormattableString.Invariant($"{question.Definition.Uid}|{MonitorHistory.QuestionOf(question.Definition)}|{reference.From:O}|{reference.To:O}");
        if (baselines.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < Fresh) return known.Scores;
        if (baselines.Count >= MostBaselines) baselines.Clear();
        var scores = await OfReferenceAsync(check, question, reference, cancellationToken);
        baselines[key] = (clock.GetTimestamp(), scores);
        return scores;
    }

    private static async Task<IReadOnlyDictionary<ScoreKey, IReadOnlyList<EarlierScore>>> OfReferenceAsync(
        MonitorCheck check, MonitorQuestion question, TimeRange reference, CancellationToken cancellationToken)
    {
        var length = question.Definition.Window.Length;
        var windows = new List<IReadOnlyList<Finding>>();
        for (var end = reference.To; end - length >= reference.From && windows.Count < question.Definition.Rule.Windows; end -= length)
            windows.Add(await check.FindAsync(question with { Scope = question.Scope with { Window = new TimeRange(end - length, end) } }, cancellationToken));
        windows.Reverse();
        return ByKey(windows);
    }

    private static Dictionary<ScoreKey, IReadOnlyList<EarlierScore>> ByKey(IEnumerable<IReadOnlyList<Finding>> windows) => windows
        .SelectMany(findings => findings)
        .Where(finding => finding.Score is not null)
        .GroupBy(ScoreKey.Of)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<EarlierScore>)[.. group.Select(finding => new EarlierScore(finding.Score!.Value, finding.N))]);
}

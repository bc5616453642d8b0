using System.Globalization;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Safety;

/// <summary>Asks the store for the safety checks of a model in a window, as summaries.</summary>
internal sealed class CheckQuestion(
    IEventQueries queries, string model, string? version, TimeRange window, IReadOnlyList<FieldFilter>? further = null)
{
    private static readonly Field Rule = Field.Of("rule");
    private static readonly Field Rails = Field.Of("rails");
    private static readonly Summary[] Counted = [new Summary.CountOf(), new Summary.MomentsOf(Field.Of("violation"))];

    /// <summary>Counts by rule and origin, split by a further field where one is given.</summary>
    public async Task<IReadOnlyList<CheckCount>> CountAsync(Field? split, CancellationToken cancellationToken)
    {
        var groups = await queries.SummariseAsync(Question() with { Breakdown = split is null ? [Rule, Rails] : [Rule, Rails, split] }, cancellationToken);
        return
        [
            .. groups.Select(group => new CheckCount(
                split is null ? null : group.Keys[2],
                group.Keys[0]!,
                group.Keys[1] is { } rails ? int.Parse(rails, CultureInfo.InvariantCulture) : null,
                group.Values[0].Count,
                Violations(group))),
        ];
    }

    /// <summary>Checks that count, and the violations among them, by bucket.</summary>
    public async Task<IReadOnlyList<(DateTime Bucket, long Checks, long Violations)>> SeriesAsync(BucketWidth width, CancellationToken cancellationToken)
    {
        var groups = await queries.SummariseAsync(Question() with { Interval = width }, cancellationToken);
        return [.. groups.Select(group => (group.Bucket!.Value, group.Values[1].Moments?.Count ?? 0, Violations(group)))];
    }

    private SummaryQuery Question() => new()
    {
        Source = EventSource.SafetyChecks,
        From = window.From.UtcDateTime,
        To = window.To.UtcDateTime,
        Summaries = Counted,
        Filters =
        [
            new(Field.Of("model"), [model]),
            .. version is null ? Array.Empty<FieldFilter>() : [new FieldFilter(Field.Of("version"), [version])],
            .. further ?? [],
        ],
    };

    private static long Violations(SummaryGroup group) =>
        group.Values[1].Moments is { Count: > 0 } moments ? (long)Math.Round(moments.Mean * moments.Count) : 0;
}

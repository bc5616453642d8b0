using Analytics.Contracts.Monitoring;
using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Explanations;

/// <summary>
/// Splits a change of a mean over the values of a version or a segment: what changed within each value (weighted by its share now), and what its changed
/// share adds (Oaxaca and Blinder's decomposition). Over all values of one split the parts add up to the change.
/// </summary>
internal static class SliceSplit
{
    private const int MostKeys = 5;
    private const int MostSlices = 20;
    private const double Errors = 3;

    public static IReadOnlyList<ExplainedSlice> Of(ExplainedRows rows)
    {
        var keys = rows.Current.SelectMany(row => row.SegmentKeys ?? []).GroupBy(key => key).OrderByDescending(group => group.Count()).Take(MostKeys).Select(group => group.Key);
        return
        [
            .. Split("version", rows, row => row.Version)
                .Concat(keys.SelectMany(key => Split($"segments.{key}", rows, row => row.SegmentOf(key))))
                .OrderByDescending(slice => slice.Alert)
                .ThenByDescending(slice => Math.Abs(slice.FromItself) + Math.Abs(slice.FromMix))
                .Take(MostSlices),
        ];
    }

    private static IEnumerable<ExplainedSlice> Split(string by, ExplainedRows rows, Func<SampledPrediction, string?> of)
    {
        var before = Means(rows.Reference, rows.Metric, of);
        var now = Means(rows.Current, rows.Metric, of);
        var overall = rows.Before.Average();
        foreach (var value in before.Keys.Union(now.Keys))
        {
            var (old, recent) = (before.GetValueOrDefault(value), now.GetValueOrDefault(value));
            var (share, usual) = ((double)(recent?.Count ?? 0) / rows.Current.Count, (double)(old?.Count ?? 0) / rows.Reference.Count);
            var change = old is null || recent is null ? 0 : recent.Mean - old.Mean;
            var error = old is { Count: > 1 } && recent is { Count: > 1 } ? double.Hypot(old.StandardError, recent.StandardError) : 0;
            yield return new ExplainedSlice(
                by,
                value.Length == 0 ? null : value,
                recent?.Count ?? 0,
                old?.Mean,
                recent?.Mean,
                share * change,
                (share - usual) * ((old ?? recent)!.Mean - overall),
                error > 0 && Math.Abs(change) > Errors * error);
        }
    }

    private static Dictionary<string, Moments> Means(IReadOnlyList<SampledPrediction> rows, ExplainedMetric metric, Func<SampledPrediction, string?> of) => rows
        .GroupBy(row => of(row) ?? "")
        .ToDictionary(group => group.Key, group => Moments.Of([.. group.Select(row => metric.Of(row)!.Value)]));
}

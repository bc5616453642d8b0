using Analytics.Core.Ports;
using Analytics.Statistics.Estimation;

namespace Analytics.Core.Findings;

/// <summary>Learns how long labels take, from the days of a window and the ones before it, young days counted as far as they were watched.</summary>
internal static class LagReader
{
    private static readonly double[] Edges = [0, 1, 3, 6, 12, 24, 48, 72, 120, 168, 240, 336, 504, 720, 1080, 1440, 2160];
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);

    /// <summary>The distribution of delays in hours; null where no label has come.</summary>
    public static async Task<DelayDistribution?> ReadAsync(
        IEventQueries queries, AnalysisScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var window = scope.Window with { From = scope.Window.From - Back };
        var lag = new Summary.HistogramOf(Field.Of("lagHours"), Edges);
        var labels = await queries.SummariseAsync(scope.Ask(window, EventSource.Labels, lag) with { Interval = BucketWidth.Day }, cancellationToken);
        if (labels.Count == 0) return null;

        var predictions = await queries.SummariseAsync(
            scope.Ask(window, EventSource.Predictions, new Summary.CountOf()) with { Interval = BucketWidth.Day }, cancellationToken);
        var seen = labels.ToDictionary(group => group.Bucket!.Value, group => group.Values[0].Histogram!);
        List<DelayCohort> cohorts = [.. predictions.Select(day => Cohort(day, seen.GetValueOrDefault(day.Bucket!.Value), now))];
        return DelayDistribution.Of(Edges, cohorts);
    }

    // A day is as old as its youngest prediction.
    private static DelayCohort Cohort(SummaryGroup day, IReadOnlyList<long>? histogram, DateTimeOffset now)
    {
        long[] events = histogram is null ? new long[Edges.Length - 1] : [.. histogram.Skip(1).Take(Edges.Length - 1)];
        if (histogram is not null) events[0] += histogram[0];
        return new DelayCohort(Math.Max(day.Values[0].Count, events.Sum()), Math.Max(0, (now.UtcDateTime - day.Bucket!.Value.AddDays(1)).TotalHours), events);
    }
}

using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Monitors;

/// <summary>
/// How many rows have arrived for each hour of each model: what makes a window due, or stale. Counts may exceed the rows after the store put its own notes
/// together, never fall short. Not thread-safe.
/// </summary>
internal sealed class Arrivals(IEventQueries queries)
{
    private readonly Dictionary<(string Model, EventSource Source), HourCounts> counts = [];

    /// <summary>The latest commit seen.</summary>
    public long Sequence { get; private set; }

    /// <summary>Reads what arrived since the last time, and forgets hours before a time.</summary>
    public async Task RefreshAsync(DateTime forgetBefore, CancellationToken cancellationToken)
    {
        foreach (var change in await queries.ChangesAsync(null, Sequence, cancellationToken))
        {
            Sequence = Math.Max(Sequence, change.Sequence);
            if (change.Hour < forgetBefore) continue;
            var key = (change.Model, change.Source);
            if (!counts.TryGetValue(key, out var hours)) counts[key] = hours = new HourCounts();
            hours.Add(change.Hour, change.Rows);
        }

        foreach (var hours in counts.Values) hours.Forget(forgetBefore);
    }

    /// <summary>Rows of a model in a window of whole hours; O(1) for each source.</summary>
    public long Rows(string model, IReadOnlyList<EventSource> sources, TimeRange window)
    {
        var sum = 0L;
        foreach (var source in sources)
            if (counts.TryGetValue((model, source), out var hours)) sum += hours.Between(window.From.UtcDateTime, window.To.UtcDateTime);
        return sum;
    }

    /// <summary>The end of the first window from a time on that has so many predictions by its last hour, which must be over; null: not yet.</summary>
    public DateTimeOffset? EndOf(string model, DateTimeOffset from, long least, DateTimeOffset now)
    {
        if (!counts.TryGetValue((model, EventSource.Predictions), out var hours)) return null;
        for (var end = from.AddHours(1); end <= now; end = end.AddHours(1))
            if (hours.Between(from.UtcDateTime, end.UtcDateTime) >= least) return end;
        return null;
    }
}

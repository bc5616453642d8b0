using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Monitors;

/// <summary>
/// How many rows have arrived for each hour of each model: what makes a window due, or stale. Counts may exceed the rows after the store put its own notes
/// together, never fall short. Not thread-safe.
/// </summary>
internal sealed class Arrivals(IEventQueries queries)
{
    private readonly Dictionary<(string Model, EventSource Source), Dictionary<DateTime, long>> rows = [];

    /// <summary>The latest commit seen.</summary>
    public long Sequence { get; private set; }

    /// <summary>Reads what arrived since the last time, and forgets hours before a time. Answers the models that something arrived for.</summary>
    public async Task<IReadOnlySet<string>> RefreshAsync(DateTime forgetBefore, CancellationToken cancellationToken)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in await queries.ChangesAsync(null, Sequence, cancellationToken))
        {
            Sequence = Math.Max(Sequence, change.Sequence);
            if (change.Hour < forgetBefore) continue;
            var key = (change.Model, change.Source);
            if (!rows.TryGetValue(key, out var hours)) rows[key] = hours = [];
            hours[change.Hour] = hours.GetValueOrDefault(change.Hour) + change.Rows;
            touched.Add(change.Model);
        }

        foreach (var hours in rows.Values)
            foreach (var hour in hours.Keys.Where(hour => hour < forgetBefore).ToList()) hours.Remove(hour);
        return touched;
    }

    /// <summary>Rows of a model in a window of whole hours.</summary>
    public long Rows(string model, IReadOnlyList<EventSource> sources, TimeRange window)
    {
        var sum = 0L;
        foreach (var source in sources)
        {
            if (!rows.TryGetValue((model, source), out var hours)) continue;
            for (var hour = window.From.UtcDateTime; hour < window.To.UtcDateTime; hour = hour.AddHours(1)) sum += hours.GetValueOrDefault(hour);
        }

        return sum;
    }

    /// <summary>The end of the first window from a time on that has so many predictions by its last hour, which must be over; null: not yet.</summary>
    public DateTimeOffset? EndOf(string model, DateTimeOffset from, long count, DateTimeOffset now)
    {
        if (!rows.TryGetValue((model, EventSource.Predictions), out var hours)) return null;
        var sum = 0L;
        for (var hour = from; hour.AddHours(1) <= now; hour = hour.AddHours(1))
        {
            sum += hours.GetValueOrDefault(hour.UtcDateTime);
            if (sum >= count) return hour.AddHours(1);
        }

        return null;
    }
}

namespace Analytics.Core.Monitors;

/// <summary>Rows by hour, with running totals, so that any stretch of whole hours is one subtraction. Not thread-safe.</summary>
internal sealed class HourCounts
{
    private readonly SortedDictionary<DateTime, long> hours = [];
    private DateTime first;
    private long[]? totals;

    public void Add(DateTime hour, long rows)
    {
        hours[hour] = hours.GetValueOrDefault(hour) + rows;
        totals = null;
    }

    public void Forget(DateTime before)
    {
        while (hours.Count > 0 && hours.First().Key is var hour && hour < before)
        {
            hours.Remove(hour);
            totals = null;
        }
    }

    /// <summary>Rows of the hours from one (inclusive) to another (exclusive).</summary>
    public long Between(DateTime from, DateTime to)
    {
        totals ??= Totals();
        return totals[Place(to)] - totals[Place(from)];
    }

    private int Place(DateTime hour) => (int)Math.Clamp((hour - first).TotalHours, 0, totals!.Length - 1);

    private long[] Totals()
    {
        if (hours.Count == 0) return [0];
        first = hours.First().Key;
        var sums = new long[(int)(hours.Last().Key - first).TotalHours + 2];
        foreach (var (hour, rows) in hours) sums[(int)(hour - first).TotalHours + 1] = rows;
        for (var at = 1; at < sums.Length; at++) sums[at] += sums[at - 1];
        return sums;
    }
}

using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Time buckets in UTC; weeks start on Monday.</summary>
internal static class TimeBuckets
{
    /// <summary>The width of a name; null where there is none.</summary>
    public static BucketWidth? Named(string? name) => name switch
    {
        "hour" => BucketWidth.Hour,
        "day" => BucketWidth.Day,
        "week" => BucketWidth.Week,
        "month" => BucketWidth.Month,
        _ => null,
    };

    /// <summary>The width that shows a window in a readable number of buckets.</summary>
    public static BucketWidth Fitting(TimeSpan length) => length.TotalDays switch
    {
        <= 3 => BucketWidth.Hour,
        <= 92 => BucketWidth.Day,
        <= 731 => BucketWidth.Week,
        _ => BucketWidth.Month,
    };

    /// <summary>Starts of the buckets that [from, to) touches, ascending.</summary>
    public static IEnumerable<DateTime> Starts(DateTime from, DateTime to, BucketWidth width)
    {
        for (var start = StartOf(from, width); start < to; start = Following(start, width)) yield return start;
    }

    /// <summary>A start as the wire shows it.</summary>
    public static DateTimeOffset Utc(DateTime start) => new(DateTime.SpecifyKind(start, DateTimeKind.Utc));

    /// <summary>Start of the bucket that a time lies in.</summary>
    public static DateTime StartOf(DateTime time, BucketWidth width) => width switch
    {
        BucketWidth.Hour => time.Date.AddHours(time.Hour),
        BucketWidth.Day => time.Date,
        BucketWidth.Week => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        _ => new DateTime(time.Year, time.Month, 1, 0, 0, 0, time.Kind),
    };

    /// <summary>Start of the bucket after one.</summary>
    public static DateTime Following(DateTime start, BucketWidth width) => width switch
    {
        BucketWidth.Hour => start.AddHours(1),
        BucketWidth.Day => start.AddDays(1),
        BucketWidth.Week => start.AddDays(7),
        _ => start.AddMonths(1),
    };
}

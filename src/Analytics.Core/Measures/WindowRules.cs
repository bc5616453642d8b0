using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Which windows and buckets can be asked about.</summary>
internal static class WindowRules
{
    private const int MostBuckets = 2_000;
    private const int LongestYears = 10;
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Faults of a report's window and the bucket it names.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(TimeRange? window, string? bucket)
    {
        var faults = new FaultList();
        var width = TimeBuckets.Named(bucket);
        if (bucket is not null && width is null) faults.Add("/bucket", "Must be hour, day, week or month.");
        Check(window, width, faults, "/bucket");
        return faults.ByPointer;
    }

    /// <summary>The width of a report's buckets: as named, or fitting the window.</summary>
    /// <exception cref="ArgumentException">The window or the bucket has faults.</exception>
    public static BucketWidth Width(TimeRange window, string? bucket)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (Check(window, bucket).Count > 0) throw new ArgumentException("The window has faults: check it first.", nameof(window));
        return TimeBuckets.Named(bucket) ?? TimeBuckets.Fitting(window.To - window.From);
    }

    /// <summary>Adds what is wrong with a window and its buckets.</summary>
    public static void Check(TimeRange? range, BucketWidth? interval, FaultList faults, string intervalPointer = "/interval")
    {
        if (range is null)
            faults.Add("/range", "Is required.");
        else if (range.To <= range.From)
            faults.Add("/range/to", "Must be after from.");
        else if (range.From < Earliest || range.To > Latest)
            faults.Add("/range", "Must lie between the years 1970 and 2200.");
        else if (range.From.AddYears(LongestYears) < range.To)
            faults.Add("/range", $"Must be at most {LongestYears} years.");
        else if (interval is { } width && TimeBuckets.Starts(range.From.UtcDateTime, range.To.UtcDateTime, width).Count() > MostBuckets)
            faults.Add(intervalPointer, $"Must give at most {MostBuckets} buckets.");
    }
}

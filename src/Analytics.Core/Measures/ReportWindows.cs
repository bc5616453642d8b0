using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Windows of reports and their buckets, for those who ask.</summary>
public static class ReportWindows
{
    /// <summary>Faults of a window and the bucket it names, by JSON pointer.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(TimeRange window, string? bucket) => WindowRules.Check(window, bucket);

    /// <summary>The width of the buckets: as named, or fitting the window.</summary>
    /// <exception cref="ArgumentException">The window or the bucket has faults.</exception>
    public static BucketWidth Width(TimeRange window, string? bucket) => WindowRules.Width(window, bucket);
}

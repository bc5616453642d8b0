using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Api.Http;

/// <summary>Widths of time buckets in a query string.</summary>
internal static class Buckets
{
    public const string Description = "Width of the time buckets: hour, day, week (from Monday) or month. Absent: chosen by the length of the window.";

    /// <summary>Adds the faults of a window and the bucket it names; the width named, or one that fits. Null where there are faults.</summary>
    public static BucketWidth? Read(string? bucket, TimeRange? window, Dictionary<string, string[]> faults)
    {
        if (window is null) return null;
        bucket = string.IsNullOrEmpty(bucket) ? null : bucket;
        foreach (var (pointer, messages) in ReportWindows.Check(window, bucket)) faults[pointer.TrimStart('/')] = [.. messages];
        return faults.Count > 0 ? null : ReportWindows.Width(window, bucket);
    }
}

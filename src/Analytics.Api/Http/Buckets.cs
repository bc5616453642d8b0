using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Api.Http;

/// <summary>Widths of time buckets in a query string.</summary>
internal static class Buckets
{
    public const string Description = "Width of the time buckets: hour, day, week (from Monday) or month. Absent: chosen by the length of the window.";

    /// <summary>The width named; null where none is, or where there are faults.</summary>
    public static BucketWidth? Read(string? bucket, TimeRange? window, Dictionary<string, string[]> faults)
    {
        if (string.IsNullOrEmpty(bucket) || window is null) return null;
        foreach (var (pointer, messages) in ReportWindows.Check(window, bucket)) faults[pointer.TrimStart('/')] = [.. messages];
        return faults.Count > 0 ? null : ReportWindows.Width(window, bucket);
    }
}

namespace Analytics.Api.Http;

/// <summary>Widths of time buckets in a query string.</summary>
internal static class Buckets
{
    public const string Description = "Width of the time buckets: hour, day, week (from Monday) or month. Absent: chosen by the length of the window.";

    private static readonly string[] Names = ["hour", "day", "week", "month"];

    /// <summary>Adds a fault where the width is not one of them.</summary>
    public static void Check(string? bucket, Dictionary<string, string[]> faults)
    {
        if (bucket is not null && !Names.Contains(bucket))
            faults["bucket"] = ["bucket must be one of hour, day, week, month"];
    }
}

namespace Analytics.Api.Http;

/// <summary>Widths of time buckets in a query string.</summary>
internal static class Buckets
{
    public const string Description = "Width of the time buckets: hour, day, week (from Monday) or month. Absent: chosen by the length of the window.";
}

using System.ComponentModel;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Http;

/// <summary>The window that a query string asks about.</summary>
internal sealed class WindowQuery
{
    private const int DefaultDays = 30;

    [FromQuery(Name = "from")]
    [Description("Start, inclusive: ISO 8601, UTC unless it has an offset. Absent: so that 30 days are covered, that of the end being the last, UTC.")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    [Description("End, exclusive: ISO 8601, UTC unless it has an offset. Absent: now.")]
    public string? To { get; init; }

    /// <summary>Reads the window.</summary>
    /// <param name="now">End of the default window.</param>
    /// <param name="window">The window; meaningless when there are faults.</param>
    /// <returns>Faults by parameter; empty when there are none.</returns>
    public Dictionary<string, string[]> Read(DateTimeOffset now, out TimeRange window)
    {
        var faults = new Dictionary<string, string[]>();
        var to = Parse(To, "to", faults) ?? now;
        var from = Parse(From, "from", faults) ?? (to - DateTimeOffset.MinValue > TimeSpan.FromDays(DefaultDays) ? new(to.UtcDateTime.AddTicks(-1).Date.AddDays(1 - DefaultDays), TimeSpan.Zero) : to);
        if (faults.Count == 0 && from >= to)
            faults["from"] = ["from must be before to"];
        window = new TimeRange(from, to);
        return faults;
    }

    /// <summary>Reads FROM/TO, an interval in ISO 8601.</summary>
    /// <param name="text">The interval.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="faults">Takes what is wrong with it.</param>
    /// <returns>The window; null when there are faults.</returns>
    public static TimeRange? ReadInterval(string text, string name, Dictionary<string, string[]> faults)
    {
        if (text.Split('/') is not [var from, var to] || Parse(from, name, faults) is not { } start || Parse(to, name, faults) is not { } end)
        {
            faults[name] = [$"{name} must be FROM/TO, two times in ISO 8601"];
            return null;
        }

        if (start >= end)
            faults[name] = [$"{name} must end after it starts"];
        return new TimeRange(start, end);
    }

    /// <summary>Reads a time; null where it is absent or at fault.</summary>
    public static DateTimeOffset? Parse(string? text, string name, Dictionary<string, string[]> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        // A plus sign that was not escaped arrives as a space.
        if (ScopeText.Time(text.Replace(' ', '+')) is { } time)
            return time;

        faults[name] = [$"{name} must be a time in ISO 8601, such as 2026-11-01 or 2026-11-01T10:00:00Z"];
        return null;
    }
}

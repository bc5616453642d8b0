using System.Globalization;
using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>Tells whether a time lies in quiet hours.</summary>
internal static class QuietTime
{
    public const string Format = "HH:mm";

    /// <summary>Names of the days, as <see cref="DayOfWeek"/> numbers them.</summary>
    public static readonly IReadOnlyList<string> Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static bool Holds(IReadOnlyList<QuietHours> hours, DateTimeOffset now) => hours.Any(quiet => Holds(quiet, now));

    private static bool Holds(QuietHours quiet, DateTimeOffset now)
    {
        var wall = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(quiet.Zone));
        var time = TimeOnly.FromDateTime(wall.DateTime);
        var (from, to) = (Parse(quiet.From), Parse(quiet.To));
        if (from < to) return time >= from && time < to && IsOn(quiet, wall.DayOfWeek);

        // Over midnight: the small hours belong to the day before.
        if (time >= from) return IsOn(quiet, wall.DayOfWeek);
        return time < to && IsOn(quiet, wall.AddDays(-1).DayOfWeek);
    }

    private static bool IsOn(QuietHours quiet, DayOfWeek day) => quiet.Days is not { } days || days.Contains(Days[(int)day]);

    private static TimeOnly Parse(string time) => TimeOnly.ParseExact(time, Format, CultureInfo.InvariantCulture);
}

using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Measures;

namespace Analytics.Core.Alerts;

/// <summary>Checks who is told of a rule's alerts.</summary>
internal static class AlertRoutingRules
{
    private const string At = "/notify";
    private const int MostChannels = 10;
    private const int MostLabels = 10;
    private const int MostSteps = 5;
    private const int MostQuietHours = 10;
    private const int MostPerHour = 1_000;

    public static void Check(AlertRouting? routing, Func<string, bool> isChannel, FaultList faults)
    {
        if (routing is null)
        {
            faults.Add(At, "Must be an object.");
            return;
        }

        CheckChannels(routing.Channels, $"{At}/channels", isChannel, faults);
        if (routing.GroupBy is null || routing.GroupBy.Count > MostLabels || routing.GroupBy.Any(string.IsNullOrEmpty))
            faults.Add($"{At}/groupBy", $"Must be at most {MostLabels} names of labels.");
        faults.Between(routing.GroupWait, TimeSpan.Zero, TimeSpan.FromHours(1), $"{At}/groupWait");
        faults.Between(routing.GroupInterval, TimeSpan.Zero, TimeSpan.FromDays(1), $"{At}/groupInterval");
        faults.Between(routing.RepeatInterval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), $"{At}/repeatInterval");
        if (routing.MaximumPerHour is < 1 or > MostPerHour) faults.Add($"{At}/maximumPerHour", $"Must be 1 to {MostPerHour}.");
        CheckEscalation(routing.Escalation, isChannel, faults);
        CheckQuietHours(routing.QuietHours, faults);
    }

    private static void CheckChannels(IReadOnlyList<string>? channels, string pointer, Func<string, bool> isChannel, FaultList faults)
    {
        if (channels is null || channels.Count > MostChannels)
        {
            faults.Add(pointer, $"Must be at most {MostChannels} channels.");
            return;
        }

        if (channels is [AlertChannels.All]) return;
        for (var index = 0; index < channels.Count; index++)
            if (channels[index] is null || !isChannel(channels[index])) faults.Add($"{pointer}/{index}", "There is no channel of this id.");
    }

    private static void CheckEscalation(IReadOnlyList<AlertEscalation>? steps, Func<string, bool> isChannel, FaultList faults)
    {
        if (steps is null || steps.Count > MostSteps || steps.Any(step => step is null))
        {
            faults.Add($"{At}/escalation", $"Must be at most {MostSteps} steps.");
            return;
        }

        var before = TimeSpan.Zero;
        for (var index = 0; index < steps.Count; index++)
        {
            var pointer = $"{At}/escalation/{index}";
            faults.Between(steps[index].After, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7), $"{pointer}/after");
            if (steps[index].After <= before) faults.Add($"{pointer}/after", "Must be longer than that of the step before.");
            if (steps[index].Channels is { Count: 0 }) faults.Add($"{pointer}/channels", "Must name a channel.");
            CheckChannels(steps[index].Channels, $"{pointer}/channels", isChannel, faults);
            before = steps[index].After;
        }
    }

    private static void CheckQuietHours(IReadOnlyList<QuietHours>? hours, FaultList faults)
    {
        if (hours is null || hours.Count > MostQuietHours || hours.Any(quiet => quiet is null))
        {
            faults.Add($"{At}/quietHours", $"Must be at most {MostQuietHours}.");
            return;
        }

        for (var index = 0; index < hours.Count; index++)
        {
            var pointer = $"{At}/quietHours/{index}";
            if (hours[index].Days is { } days && (days.Count == 0 || days.Any(day => !QuietTime.Days.Contains(day))))
                faults.Add($"{pointer}/days", $"Must be of {string.Join(", ", QuietTime.Days)}.");
            if (!IsTime(hours[index].From)) faults.Add($"{pointer}/from", "Must be a time such as 22:00.");
            if (!IsTime(hours[index].To)) faults.Add($"{pointer}/to", "Must be a time such as 07:00.");
            if (hours[index].Zone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(hours[index].Zone, out _))
                faults.Add($"{pointer}/zone", "Must be the IANA name of a time zone, such as Europe/Berlin.");
        }
    }

    private static bool IsTime(string? text) => TimeOnly.TryParseExact(text, QuietTime.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

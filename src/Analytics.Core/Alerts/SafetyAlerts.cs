using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Safety;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Safety;

namespace Analytics.Core.Alerts;

/// <summary>
/// Rules on single violations: one alert a model with a critical or blocked one, by its prediction, within the last hour, that was neither dismissed nor
/// resolved. Rates are what the monitors judge; one such violation is too many. It ends an hour after the last, or when all of them are reviewed so.
/// </summary>
internal static class SafetyAlerts
{
    public const string Name = "safety";

    /// <summary>How far back violations are looked at.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const string Critical = "critical";
    private const int MostRules = 1_000;
    private const int MostNamed = 5;

    // The clocks of senders may be ahead.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public static AlertSource Source(IEventQueries queries, ViolationReviews reviews) => new()
    {
        Name = Name,
        Defaults =
        [
            new AlertRule
            {
                Uid = "safety-critical",
                Title = "A critical violation of a safety rule",
                Source = Name,
                Every = TimeSpan.FromSeconds(10),
                Severity = AlertSeverity.Critical,
                Notify = MonitorAlerts.ToAll,
            },
        ],
        Check = Check,
        Unseen = AlertSignal.Clear,
        ObserveAsync = (_, now, cancellationToken) => ObserveAsync(queries, reviews, now, cancellationToken),
    };

    private static IReadOnlyDictionary<string, string[]> Check(AlertRule rule)
    {
        var faults = new FaultList();
        if (rule.Query is not null) faults.Add("/query", "The source safety asks no measure.");
        if (rule.Monitors is not null) faults.Add("/monitors", "The source safety asks no monitors.");
        return faults.ByPointer;
    }

    private static async Task<IReadOnlyList<AlertObservation>> ObserveAsync(
        IEventQueries queries, ViolationReviews reviews, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var incidents = await queries.IncidentsAsync(
            new IncidentQuery
            {
                From = (now - Window).UtcDateTime,
                To = (now + Ahead).UtcDateTime,
                Gap = Window + Ahead,
                Closed = reviews.Having(ViolationStatus.Dismissed, ViolationStatus.Resolved),
                Limit = MostRules,
            },
            cancellationToken);
        return
        [
            .. incidents.Where(incident => incident.Severity == Critical || incident.Blocked > 0)
                .GroupBy(incident => incident.Model)
                .Select(group => new AlertObservation
                {
                    Keys = new Dictionary<string, string?> { ["model"] = group.Key },
                    Signal = AlertSignal.Breach,
                    Detail = $"Critical or blocked in the last hour: {string.Join(", ", group.Take(MostNamed).Select(Words))}{(group.Count() > MostNamed ? " and more" : "")}",
                }),
        ];
    }

    private static string Words(IncidentTotals incident) => string.Create(
        CultureInfo.InvariantCulture,
        $"{incident.Rule} ({incident.Open:N0} open{(incident.Blocked > 0 ? $", {incident.Blocked:N0} blocked" : "")}, last {incident.Last:HH:mm} UTC)");
}

using System.Globalization;
using Analytics.Contracts.Audience;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Audience;

/// <summary>Says how people use the product, without figures of so few that someone could be told from them.</summary>
public sealed class AudienceAnalyser(IAudienceQueries queries, IOptions<PrivacyOptions> privacy)
{
    private const int DaysPerWeek = 7;

    /// <summary>Most steps of a funnel.</summary>
    public const int MostSteps = 10;

    /// <summary>The report; steps are names of events, in their order.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<EngagementReport> AnalyseAsync(TimeRange window, IReadOnlyList<string> steps, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(steps);
        var (from, to, fewest) = (window.From.UtcDateTime, window.To.UtcDateTime, privacy.Value.SmallestCell);
        var totals = await queries.AudienceAsync(from, to, cancellationToken);
        var funnel = steps.Count == 0 ? [] : await queries.FunnelAsync(steps, from, to, cancellationToken);
        var days = totals.Days.Where(day => day.Daily >= fewest).Select(day => new EngagementDay(day.Day, day.Daily, day.Weekly, day.Monthly, day.Sessions, day.Events)).ToList();
        var whole = days.Where(day => day.Day >= window.From && day.Day.AddDays(1) <= window.To).ToList();
        double? stickiness = whole.Count == 0 ? null : whole.Average(day => (double)day.Daily / day.Monthly);
        var features = totals.Features.Where(feature => feature.People >= fewest).Select(feature => new FeatureUsage(feature.Event, feature.People, (double)feature.People / Math.Max(1, totals.Active), feature.Events)).ToList();
        var cohorts = Cohorts(totals.Cohorts, to, fewest);
        return new EngagementReport
        {
            Sentence = Sentence(totals.Active < fewest ? 0 : totals.Active, whole, stickiness, cohorts, fewest),
            Window = window,
            Active = totals.Active < fewest ? 0 : totals.Active,
            Stickiness = stickiness,
            Days = days,
            Features = features,
            Retention = cohorts,
            Funnel = [.. funnel.TakeWhile(people => people >= fewest).Select((people, at) => new FunnelStep(steps[at], people, (double)people / funnel[0], at == 0 ? 1 : (double)people / funnel[at - 1]))],
            SmallestCell = fewest,
        };
    }

    /// <summary>Weeks that are over by the end of the window only: one that still runs would look like a loss.</summary>
    private static List<RetentionCohort> Cohorts(IReadOnlyList<AudienceCohort> cells, DateTime to, int fewest)
    {
        List<RetentionCohort> cohorts = [];
        foreach (var cohort in cells.GroupBy(cell => cell.Week).OrderBy(cohort => cohort.Key))
        {
            var byAge = cohort.ToDictionary(cell => cell.WeeksLater, cell => cell.People);
            var size = byAge.GetValueOrDefault(0);
            var over = (int)((to - cohort.Key).TotalDays / DaysPerWeek);
            if (size < fewest || over < 1) continue;
            cohorts.Add(new(cohort.Key, size, [.. Enumerable.Range(0, over).Select(age => byAge.GetValueOrDefault(age) is var people && people >= fewest ? (double)people / size : (double?)null)]));
        }

        return cohorts;
    }

    private static string Sentence(long active, List<EngagementDay> whole, double? stickiness, List<RetentionCohort> cohorts, int fewest)
    {
        if (active == 0) return $"Fewer than {fewest} people were active: too few for figures.";
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{active:#,0} people were active")];
        if (whole.Count > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{whole.Average(day => day.Daily):#,0} on an average day"));
        if (stickiness is { } share) parts.Add($"which is {Percent(share)} of those of the month");
        var back = cohorts.Where(cohort => cohort.Returned.Count > 1 && cohort.Returned[1] is not null).ToList();
        if (back.Count > 0) parts.Add($"and {Percent(back.Sum(cohort => cohort.Returned[1]!.Value * cohort.People) / back.Sum(cohort => cohort.People))} of the newcomers came back in their second week");
        return string.Join(", ", parts).Replace(", and", " and", StringComparison.Ordinal) + ".";
    }

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}

using System.Globalization;
using Analytics.Contracts.Business;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Statistics.Survival;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Business;

/// <summary>
/// Says how many subscribers will leave and what they pay: the discrete hazard of the payment that a subscription has reached (Cox 1972, "Regression models and
/// life-tables", JRSS B 34, 187-220, section 6), over the payments that are due in each week.
/// </summary>
public sealed class ChurnForecaster(ISubscriptionQueries queries, SubscriptionTerms terms, IOptions<PrivacyOptions> privacy, TimeProvider clock)
{
    private const int Weeks = 4;
    private const int FewestAtRisk = 30;
    private const double Normal95 = 1.959963984540054;

    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<ChurnForecast> ForecastAsync(string? currency, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var code = currency ?? await terms.CurrencyAsync(now, cancellationToken);
        if (code is null) return Nothing(null, "No money came in: there are no subscriptions.", now);
        var query = new SubscriptionQuery
        {
            Currency = code,
            To = now.UtcDateTime,
            Period = SubscriptionTerms.Period,
            Payments = terms.Payments,
            SignUps = terms.SignUps,
        };
        var history = await queries.HistoryAsync(query, SubscriptionTerms.Grace, cancellationToken);
        var subscribers = history.Current.Sum(one => one.Count);
        if (subscribers < privacy.Value.SmallestCell) return Nothing(code, "Too few subscribers for figures.", now);

        var curve = KaplanMeier.Estimate([.. history.Lasted.Select(one => ((double)one.Payments, one.Lost, one.Continued))]);
        if (curve.Sum(step => step.Lost) < privacy.Value.SmallestCell) return Nothing(code, "Too few have left so far to say who will.", now) with { Subscribers = subscribers };

        var weeks = Enumerable.Range(0, Weeks).Select(week => Week(week, [.. history.Current.Where(one => one.Week == week)], curve, history.Late, now)).ToList();
        return new ChurnForecast
        {
            Sentence = string.Create(CultureInfo.InvariantCulture, $"Of {subscribers:#,0} subscribers {weeks.Sum(week => week.Leaving.Value ?? 0):#,0} are expected to leave in the next {Weeks} weeks, who pay {weeks.Sum(week => week.RevenueAtRisk):#,0} {code} a month."),
            Currency = code,
            Subscribers = subscribers,
            Weeks = weeks,
            Retention = [.. curve.Where(step => step.AtRisk >= privacy.Value.SmallestCell).Select(step => new RetentionStep((int)step.Time, step.AtRisk, step.Lost, new Figure { Value = step.Survival, Lower = step.Lower, Upper = step.Upper, N = step.AtRisk }))],
            ComputedAt = now,
        };
    }

    private static ChurnWeek Week(int week, List<CurrentSubscriptions> due, IReadOnlyList<SurvivalStep> curve, IReadOnlyList<(int Days, long Count)> late, DateTimeOffset now)
    {
        var (expected, revenue, chance, doubt) = (0.0, 0.0, 0.0, 0.0);
        foreach (var one in due)
        {
            var (hazard, error) = Unpaid(HazardOf(one.Payments, curve), one.Overdue, late);
            expected += one.Count * hazard;
            revenue += one.Sum * hazard;
            chance += one.Count * hazard * (1 - hazard);
            doubt += one.Count * error;
        }

        // Subscriptions of one length share the doubt about its hazard: added as if all lengths erred the same way, which is on the safe side.
        var width = Normal95 * Math.Sqrt(chance + (doubt * doubt));
        var count = due.Sum(spell => spell.Count);
        return new ChurnWeek(
            now.AddDays(7 * week), count,
            new Figure { Value = expected, Lower = Math.Max(0, expected - width), Upper = Math.Min(count, expected + width), N = count },
            revenue);
    }

    /// <summary>
    /// Most of those who pay have paid by then, so that an overdue payment is more likely one that won't come: by Bayes' rule from the share of payments that came still later.
    /// The error follows by the derivative.
    /// </summary>
    private static (double Hazard, double Error) Unpaid((double Hazard, double Error) due, int? overdue, IReadOnlyList<(int Days, long Count)> late)
    {
        if (overdue is not { } days || due.Hazard == 0 || late.Sum(one => one.Count) is not (> 0 and var all)) return due;
        var still = late.Where(one => one.Days > days).Sum(one => one.Count) / (double)all;
        var unpaid = due.Hazard + ((1 - due.Hazard) * still);
        return (due.Hazard / unpaid, due.Error * still / (unpaid * unpaid));
    }

    /// <summary>The hazard of a payment; of one that too few have reached the mean of all later than the last that enough have.</summary>
    private static (double Hazard, double Error) HazardOf(int months, IReadOnlyList<SurvivalStep> curve)
    {
        if (curve.FirstOrDefault(step => (int)step.Time == months) is { AtRisk: >= FewestAtRisk } own) return (own.Hazard, own.HazardError);
        var later = curve.Where(step => step.Time >= Math.Min(months, curve.Where(one => one.AtRisk >= FewestAtRisk).Select(one => one.Time).DefaultIfEmpty(0).Max())).ToList();
        var (lost, atRisk) = (later.Sum(step => step.Lost), later.Sum(step => step.AtRisk));
        if (atRisk == 0) return (0, 0);
        var hazard = (double)lost / atRisk;
        return (hazard, Math.Sqrt(hazard * (1 - hazard) / atRisk));
    }

    private static ChurnForecast Nothing(string? currency, string why, DateTimeOffset now) => new() { Sentence = why, Currency = currency, Subscribers = 0, Weeks = [], Retention = [], ComputedAt = now };
}

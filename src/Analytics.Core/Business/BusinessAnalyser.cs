using System.Globalization;
using Analytics.Contracts.Business;
using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Statistics.Series.Forecasting;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Business;

/// <summary>Says how the business does: revenue, recurring revenue and what moved it, churn, conversion, what is to be expected.</summary>
public sealed class BusinessAnalyser(IBusinessQueries queries, IOptions<BusinessOptions> options, IOptions<PrivacyOptions> privacy)
{
    private const int PeriodDays = 30;
    private const int Ahead = 28;
    private const int LeastHistory = 28;
    private const int LongestHistory = 365;
    private const int DaysPerWeek = 7;

    /// <summary>The report; of the currency with the most money where none is named.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<BusinessReport> AnalyseAsync(TimeRange window, string? currency, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var (from, to) = (window.From.UtcDateTime, window.To.UtcDateTime);
        var currencies = await queries.CurrenciesAsync(from, to, cancellationToken);
        if ((currency ?? (currencies.Count > 0 ? currencies[0] : null)) is not { } code) return Empty(window);

        var history = new[] { from - (to - from), to.AddDays(-LongestHistory) }.Min();
        var totals = await queries.TotalsAsync(
            new BusinessQuery
            {
                Currency = code,
                From = history,
                To = to,
                Period = TimeSpan.FromDays(PeriodDays),
                Payments = BusinessOptions.Names(options.Value.Payments),
                Refunds = BusinessOptions.Names(options.Value.Refunds),
                SignUps = BusinessOptions.Names(options.Value.SignUps),
            },
            cancellationToken);
        var inside = await queries.TotalsAsync(Within(code, from, to), cancellationToken);
        var before = await queries.TotalsAsync(Within(code, from - (to - from), from), cancellationToken);
        var (revenue, was) = (inside.Days.Sum(day => day.Money), before.Days.Sum(day => day.Money));
        var recurring = totals.Subscribers.Now < privacy.Value.SmallestCell ? null : Recurring(totals);
        var conversion = totals.Conversion.SignedUp < privacy.Value.SmallestCell
            ? Figure.None($"fewer than {privacy.Value.SmallestCell} people signed up in that time", totals.Conversion.SignedUp)
            : Figures.Share(totals.Conversion.Paid, totals.Conversion.SignedUp, "nobody signed up");
        return new BusinessReport
        {
            Sentence = Sentence(code, revenue, was, recurring),
            Window = window,
            Currency = code,
            OtherCurrencies = [.. currencies.Where(other => other != code)],
            Revenue = revenue,
            RevenueBefore = was,
            Refunds = inside.Refunds,
            Recurring = recurring,
            Conversion = conversion,
            Days = [.. inside.Days.Select(day => new RevenueDay(day.Day, day.Money, day.Events))],
            Forecast = Forecast(totals.Days, to.Date),
        };
    }

    private BusinessQuery Within(string currency, DateTime from, DateTime to) => new()
    {
        Currency = currency,
        From = from,
        To = to,
        Period = TimeSpan.FromDays(PeriodDays),
        Payments = [],
        Refunds = BusinessOptions.Names(options.Value.Refunds),
        SignUps = [],
    };

    private static RecurringRevenue Recurring(BusinessTotals totals)
    {
        var perSubscriber = totals.Payments.Now / totals.Subscribers.Now;
        var churn = Figures.Share(totals.Subscribers.Lost, totals.Subscribers.Before, "nobody paid in the 30 days before");
        return new RecurringRevenue
        {
            Now = totals.Payments.Now,
            Before = totals.Payments.Before,
            New = totals.Movement.New,
            Reactivated = totals.Movement.Reactivated,
            Expansion = totals.Movement.Expansion,
            Contraction = totals.Movement.Contraction,
            Churned = totals.Movement.Churned,
            Subscribers = totals.Subscribers.Now,
            PerSubscriber = perSubscriber,
            ChurnRate = churn,
            LifetimeValue = churn.Value > 0 ? perSubscriber / churn.Value : null,
        };
    }

    /// <summary>From whole days only; a day without money is a day of 0.</summary>
    private static List<RevenueForecast> Forecast(IReadOnlyList<(DateTime Day, double Money, long Events)> days, DateTime today)
    {
        var known = days.Where(day => day.Day < today).ToDictionary(day => day.Day, day => day.Money);
        if (known.Count == 0 || (today - known.Keys.Min()).TotalDays < LeastHistory) return [];
        double[] history = [.. Enumerable.Range(0, (int)(today - known.Keys.Min()).TotalDays).Select(at => known.GetValueOrDefault(known.Keys.Min().AddDays(at)))];
        return [.. new AutoForecaster(DaysPerWeek).Forecast(history, Ahead).Steps.Select((step, at) => new RevenueForecast(new DateTimeOffset(today.AddDays(at), TimeSpan.Zero), step.Value, step.Lower, step.Upper))];
    }

    private static string Sentence(string currency, double revenue, double before, RecurringRevenue? recurring)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Revenue {revenue:#,0} {currency}{(before > 0 ? $" ({Change(revenue / before - 1)} on the period before)" : "")}");
        if (recurring is null) return text + "; too few subscribers for figures.";
        text += string.Create(CultureInfo.InvariantCulture, $", recurring {recurring.Now:#,0} a month{(recurring.Before > 0 ? $" ({Change(recurring.Now / recurring.Before - 1)})" : "")} from {recurring.Subscribers:#,0} subscribers");
        return text + (recurring.ChurnRate.Value is { } churn ? $", of whom {(churn * 100).ToString("0.#", CultureInfo.InvariantCulture)}% leave in a month." : ".");
    }

    private static string Change(double change) => $"{(change < 0 ? "−" : "+")}{Math.Abs(change * 100).ToString("0.#", CultureInfo.InvariantCulture)}%";

    private static BusinessReport Empty(TimeRange window) => new()
    {
        Sentence = "No money came in.",
        Window = window,
        OtherCurrencies = [],
        Revenue = 0,
        RevenueBefore = 0,
        Refunds = 0,
        Conversion = Figure.None("no money came in"),
        Days = [],
        Forecast = [],
    };
}

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
public sealed class BusinessAnalyser(MeasureEngine measures, ISubscriptionQueries queries, IOptions<BusinessOptions> options, IOptions<PrivacyOptions> privacy)
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
        var currencies = await CurrenciesAsync(window, cancellationToken);
        if ((currency ?? (currencies.Count > 0 ? currencies[0] : null)) is not { } code) return Empty(window);

        var revenue = Revenue(code, window);
        var sum = await SumAsync(revenue with { Compare = "previous" }, cancellationToken);
        var refunds = BusinessOptions.Names(options.Value.Refunds) is { Count: > 0 } names
            ? await SumAsync(revenue with { Filters = [.. revenue.Filters, new MeasureFilter { Field = "event", Op = "in", Values = names }] }, cancellationToken)
            : default;
        var days = await DaysAsync(revenue, cancellationToken);
        var today = new DateTimeOffset(window.To.UtcDateTime.Date, TimeSpan.Zero);
        var history = await DaysAsync(Revenue(code, new TimeRange(today.AddDays(-LongestHistory), today)), cancellationToken);
        var totals = await queries.SubscriptionsAsync(
            new SubscriptionQuery
            {
                Currency = code,
                To = window.To.UtcDateTime,
                Period = TimeSpan.FromDays(PeriodDays),
                Payments = BusinessOptions.Names(options.Value.Payments),
                YearlyPayments = BusinessOptions.Names(options.Value.YearlyPayments),
                SignUps = BusinessOptions.Names(options.Value.SignUps),
            },
            cancellationToken);
        var recurring = totals.Subscribers.Now < privacy.Value.SmallestCell ? null : Recurring(totals);
        var conversion = totals.Conversion.SignedUp < privacy.Value.SmallestCell
            ? Figure.None($"fewer than {privacy.Value.SmallestCell} people signed up in that time", totals.Conversion.SignedUp)
            : Figures.Share(totals.Conversion.Paid, totals.Conversion.SignedUp, "nobody signed up");
        return new BusinessReport
        {
            Sentence = Sentence(code, sum.Now, sum.Before, recurring),
            Window = window,
            Currency = code,
            OtherCurrencies = [.. currencies.Where(other => other != code)],
            Revenue = sum.Now,
            RevenueBefore = sum.Before,
            Refunds = Math.Abs(refunds.Now),
            Recurring = recurring,
            Conversion = conversion,
            Days = days,
            Forecast = Forecast(history, today),
        };
    }

    private static MeasureQuery Revenue(string currency, TimeRange window) =>
        new() { Measure = "revenue", Filters = [new MeasureFilter { Field = "currency", Values = [currency] }], Range = window };

    /// <summary>Currencies of the money that came in, the most first.</summary>
    private async Task<IReadOnlyList<string>> CurrenciesAsync(TimeRange window, CancellationToken cancellationToken)
    {
        var answer = await measures.AnswerAsync(new MeasureQuery { Measure = "revenue", Breakdown = ["currency"], Range = window }, cancellationToken);
        return [.. answer.Rows.Where(row => row.Keys["currency"] is not null && row.Figure.Value is not null).OrderByDescending(row => row.Figure.Value).Select(row => row.Keys["currency"]!)];
    }

    private async Task<(double Now, double Before)> SumAsync(MeasureQuery query, CancellationToken cancellationToken) =>
        (await measures.AnswerAsync(query, cancellationToken)).Rows is [var row, ..] ? (row.Figure.Value ?? 0, row.Previous?.Value ?? 0) : default;

    private async Task<IReadOnlyList<RevenueDay>> DaysAsync(MeasureQuery query, CancellationToken cancellationToken) =>
        [.. (await measures.AnswerAsync(query with { Interval = "day" }, cancellationToken)).Rows.Where(row => row.Figure.Value is not null).Select(row => new RevenueDay(row.From, row.Figure.Value!.Value, row.Figure.N))];

    private static RecurringRevenue Recurring(SubscriptionTotals totals)
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
    private static List<RevenueForecast> Forecast(IReadOnlyList<RevenueDay> days, DateTimeOffset today)
    {
        if (days.Count == 0 || (today - days[0].Day).TotalDays < LeastHistory) return [];
        var history = new double[(int)(today - days[0].Day).TotalDays];
        foreach (var day in days) history[(int)(day.Day - days[0].Day).TotalDays] = day.Revenue;
        return [.. new AutoForecaster(DaysPerWeek).Forecast(history, Ahead).Steps.Select((step, at) => new RevenueForecast(today.AddDays(at), step.Value, step.Lower, step.Upper))];
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

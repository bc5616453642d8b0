using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Business;

/// <summary>What subscriptions are: paid for by which events, in which currency, for how long.</summary>
public sealed class SubscriptionTerms(MeasureEngine measures, IOptions<BusinessOptions> options)
{
    private const int PeriodDays = 30;
    private const int GraceDays = 15;
    private const int HistoryDays = 400;

    /// <summary>Length of a period that a payment is for.</summary>
    public static TimeSpan Period => TimeSpan.FromDays(PeriodDays);

    /// <summary>How late a payment may come.</summary>
    public static TimeSpan Grace => TimeSpan.FromDays(GraceDays);

    /// <summary>Events that pay for a subscription.</summary>
    public IReadOnlyList<string> Payments => BusinessOptions.Names(options.Value.Payments);

    /// <summary>Events that give money back.</summary>
    public IReadOnlyList<string> Refunds => BusinessOptions.Names(options.Value.Refunds);

    /// <summary>Events of signing up.</summary>
    public IReadOnlyList<string> SignUps => BusinessOptions.Names(options.Value.SignUps);

    /// <summary>The currency with the most money; null where none came in.</summary>
    public async Task<string?> CurrencyAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await measures.AnswerAsync(new MeasureQuery { Measure = "revenue", Breakdown = ["currency"], Range = new TimeRange(now.AddDays(-HistoryDays), now) }, cancellationToken);
        return answer.Rows.Where(row => row.Keys["currency"] is not null && row.Figure.Value is not null).MaxBy(row => row.Figure.Value)?.Keys["currency"];
    }
}

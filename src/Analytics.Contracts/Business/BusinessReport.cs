using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Business;

/// <summary>
/// Money and subscriptions, from the product events: the answer of <c>GET /v1/business</c>. Of one currency: money of several is never added. Only people who
/// consented are counted.
/// </summary>
public sealed record BusinessReport
{
    /// <summary>All of it in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The window of the revenue.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>ISO 4217 code of all money here; null where no money came in.</summary>
    public string? Currency { get; init; }

    /// <summary>Other currencies that came in within the window.</summary>
    public required IReadOnlyList<string> OtherCurrencies { get; init; }

    /// <summary>Money of all events of the window, refunds taken off: the measure revenue of this currency.</summary>
    public required double Revenue { get; init; }

    /// <summary>The same of the window before.</summary>
    public required double RevenueBefore { get; init; }

    /// <summary>Money given back in the window, as a positive number.</summary>
    public required double Refunds { get; init; }

    /// <summary>Recurring revenue and how it moved; null where there are fewer subscribers than the smallest cell.</summary>
    public RecurringRevenue? Recurring { get; init; }

    /// <summary>Of those who signed up 30 to 60 days before the end, the share that has paid for a subscription by now (Wilson).</summary>
    public required Figure Conversion { get; init; }

    /// <summary>Revenue by day; time ascending.</summary>
    public required IReadOnlyList<RevenueDay> Days { get; init; }

    /// <summary>Revenue of the four weeks after the last whole day, day by day; empty where the history is shorter than four weeks.</summary>
    public required IReadOnlyList<RevenueForecast> Forecast { get; init; }
}

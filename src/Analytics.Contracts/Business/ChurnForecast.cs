namespace Analytics.Contracts.Business;

/// <summary>Who will leave in the next weeks, as <c>GET /v1/churn/forecast</c> gives it.</summary>
public sealed record ChurnForecast
{
    /// <summary>All of it in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Currency of the subscriptions; absent where there are none.</summary>
    public string? Currency { get; init; }

    /// <summary>Subscriptions that go on; those up to 15 days overdue are among them.</summary>
    public required long Subscribers { get; init; }

    /// <summary>The next weeks.</summary>
    public required IReadOnlyList<ChurnWeek> Weeks { get; init; }

    /// <summary>Share of subscriptions that are still there after so many payments (Kaplan-Meier).</summary>
    public required IReadOnlyList<RetentionStep> Retention { get; init; }

    /// <summary>When it was put together; the weeks begin then.</summary>
    public required DateTimeOffset ComputedAt { get; init; }
}

namespace Analytics.Contracts.Alerting;

/// <summary>Asks what a rule would have done in the past.</summary>
public sealed record RuleBacktestRequest
{
    /// <summary>Start of the history.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the history.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The rule to try; absent: the one that is stored under the id of the path.</summary>
    public AlertRule? Rule { get; init; }
}

namespace Analytics.Contracts.Monitoring;

/// <summary>Asks what a monitor would have said of the past, as it is and with a fault of a stated size injected.</summary>
public sealed record BacktestRequest
{
    /// <summary>Start of the history.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the history.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The fault; absent: the history as it is.</summary>
    public InjectedFault? Inject { get; init; }
}

using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>Something that rules can watch. A new source is one more of these among the services.</summary>
public sealed record AlertSource
{
    /// <summary>Its name in a rule.</summary>
    public required string Name { get; init; }

    /// <summary>Rules that are there from the first start on, until someone removes them.</summary>
    public IReadOnlyList<AlertRule> Defaults { get; init; } = [];

    /// <summary>Faults of the parts of a rule that it needs, by JSON pointer.</summary>
    public required Func<AlertRule, IReadOnlyDictionary<string, string[]>> Check { get; init; }

    /// <summary>What it means for an alert that the source has nothing to say of it any more: too few data, or that it is over.</summary>
    public AlertSignal Unseen { get; init; } = AlertSignal.NoData;

    /// <summary>What is to be seen at a time; one for each thing that the rule watches. Throws when it can't say.</summary>
    public required Func<AlertRule, DateTimeOffset, CancellationToken, Task<IReadOnlyList<AlertObservation>>> ObserveAsync { get; init; }
}

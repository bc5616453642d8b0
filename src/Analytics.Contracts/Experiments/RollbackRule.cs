namespace Analytics.Contracts.Experiments;

/// <summary>When the service takes a treatment away by itself: its weight becomes 0, its units get the control, an alert is raised. Other treatments go on as they were.</summary>
public sealed record RollbackRule
{
    /// <summary>True: on harm to a guardrail, or to the primary metric, beyond what is put up with, as rules show it that hold at every look; and on what a planned look found worse.</summary>
    public bool Automatic { get; init; }

    /// <summary>Fewest units in each of the two arms that are compared before it may act, 2 or more.</summary>
    public long MinimumUnits { get; init; } = 100;
}

namespace Analytics.Contracts.Alerting;

/// <summary>Which monitors a rule watches; an empty list asks for nothing in particular.</summary>
public sealed record MonitorSelector
{
    /// <summary>Ids of monitors.</summary>
    public IReadOnlyList<string> Uids { get; init; } = [];

    /// <summary>Names of models.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Names of checks.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>Severities that the monitors say of themselves.</summary>
    public IReadOnlyList<AlertSeverity> Severities { get; init; } = [];
}

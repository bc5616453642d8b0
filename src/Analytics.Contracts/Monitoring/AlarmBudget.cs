namespace Analytics.Contracts.Monitoring;

/// <summary>How many false alarms a model may raise, shared out over its monitors, their columns, windows and looks.</summary>
public sealed record AlarmBudget
{
    /// <summary>The model; taken from the path on PUT.</summary>
    public string Model { get; init; } = "";

    /// <summary>False alarms in 30 days, in the mean at most: 0.01 to 100.</summary>
    public double FalseAlarmsPerMonth { get; init; } = 1;

    /// <summary>
    /// <c>budget</c>: each look has its fixed share. <c>lordPlusPlus</c>: online control of the share of false alarms among all alarms, at most
    /// <see cref="FalseDiscoveryRate"/>, over the p-values of windows in the order in which they end; more power where much is wrong.
    /// </summary>
    public string Control { get; init; } = "budget";

    /// <summary>For lordPlusPlus: the share of false alarms among all alarms, above 0 and below 1.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;
}

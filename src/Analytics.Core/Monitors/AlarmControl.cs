namespace Analytics.Core.Monitors;

/// <summary>Where the online control of false discoveries of a model stands.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rate">Share of false alarms that it controls.</param>
/// <param name="State">State of the procedure.</param>
internal sealed record AlarmControl(string Model, double Rate, byte[] State);

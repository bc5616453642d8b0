namespace Analytics.Core.Ports;

/// <summary>A treatment whose units get the control from a time on: one that did has not crossed over.</summary>
/// <param name="Variant">Key of the treatment.</param>
/// <param name="Since">The time, UTC.</param>
public sealed record WithdrawnArm(string Variant, DateTime Since);

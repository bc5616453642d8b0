namespace Analytics.Contracts.Audience;

/// <summary>A step of a funnel.</summary>
/// <param name="Event">Name of its event.</param>
/// <param name="People">People who took this step and all before it, in their order.</param>
/// <param name="OfFirst">Share of those who took the first.</param>
/// <param name="OfBefore">Share of those who took the one before; 1 for the first.</param>
public sealed record FunnelStep(string Event, long People, double OfFirst, double OfBefore);

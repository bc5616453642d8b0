namespace Analytics.Contracts.Safety;

/// <summary>A change of the version by which predictions are judged.</summary>
/// <param name="Version">The version; absent: none from then on.</param>
/// <param name="At">When.</param>
/// <param name="By">Name of the key that changed it.</param>
public sealed record RailActivation(int? Version, DateTimeOffset At, string By);

using Analytics.Core.Ports;

namespace Analytics.Core.Experiments;

/// <summary>What is known of a treatment that was switched off: all that happened up to then, since later its units had the control.</summary>
/// <param name="Since">When it was switched off.</param>
/// <param name="Totals">Units and metrics of all variants up to then.</param>
/// <param name="Periods">The periods up to then.</param>
internal sealed record FrozenArm(DateTimeOffset Since, UnitTotals Totals, IReadOnlyList<UnitPeriod> Periods);

namespace Analytics.Contracts.Monitoring;

/// <summary>A point of a series.</summary>
/// <param name="From">Start of its bucket.</param>
/// <param name="Value">The value; null where there was none.</param>
/// <param name="Expected">What season and level lead to expect; null where the method does not say.</param>
/// <param name="Anomaly">True when it is out of the ordinary.</param>
public sealed record AnomalyPoint(DateTimeOffset From, double? Value, double? Expected, bool Anomaly);

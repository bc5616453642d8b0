namespace Analytics.Statistics.Drift.Shares;

/// <summary>The unit of information.</summary>
public enum InformationUnit
{
    /// <summary>Natural logarithm, nats: the Jensen-Shannon distance is at most √(ln 2) = 0.8326.</summary>
    Nats,

    /// <summary>Logarithm to base 2, bits: the Jensen-Shannon distance is at most 1.</summary>
    Bits,
}

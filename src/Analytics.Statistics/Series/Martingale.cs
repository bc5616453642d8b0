namespace Analytics.Statistics.Series;

/// <summary>
/// The bet that turns p-values into a martingale: while the values are exchangeable, its expectation never grows.
/// Source: Vovk, Nouretdinov &amp; Gammerman 2003, "Testing exchangeability on-line", ICML, 768-775.
/// </summary>
public enum Martingale
{
    /// <summary>The power bet ε·p^(ε − 1) with a fixed ε.</summary>
    Power,

    /// <summary>The power bet averaged over ε from 0 to 1, (p·ln p + 1 − p) / (p·ln² p).</summary>
    Mixture,
}

namespace Analytics.Learning.Series;

/// <summary>The bet that a change point detector makes on p-values.</summary>
public enum MartingaleType
{
    /// <summary>None: refused by the change point detectors, which alert on the martingale.</summary>
    None,

    /// <summary>The power bet with a fixed ε.</summary>
    Power,

    /// <summary>The power bet averaged over ε.</summary>
    Mixture,
}

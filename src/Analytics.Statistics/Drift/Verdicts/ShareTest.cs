namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>A test that two samples have the same shares, with the size that <see cref="ShareTestDrift"/> sets beside it.</summary>
public enum ShareTest
{
    /// <summary>√(χ²·(1/n + 1/m)), twice Cramér's V at equal sizes; 0.2 matters.</summary>
    ChiSquared,

    /// <summary>√(G·(1/n + 1/m)); 0.2 matters.</summary>
    LikelihoodRatio,

    /// <summary>Difference of the shares of one of two categories, by the normal distribution; 0.05 matters.</summary>
    TwoProportions,

    /// <summary>Difference of the shares of one of two categories, by Fisher's exact test; 0.05 matters.</summary>
    Fisher,
}

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>A distance of numeric samples that needs no bins.</summary>
public enum NumericDistance
{
    /// <summary>max |F − G|, without a unit; 0.05 matters. Its null quantile is a formula, conservative with ties.</summary>
    KolmogorovSmirnov,

    /// <summary>Mean move of the values, in their unit; a tenth of the reference's standard deviation matters.</summary>
    Wasserstein,

    /// <summary>Mean move of the values in standard deviations of the reference; 0.1 matters.</summary>
    NormalisedWasserstein,

    /// <summary>√(2∫(F − G)²), in the root of the unit; 0.075 times the root of the reference's standard deviation matters, about what a
    /// normal column has after a shift by 0.1.</summary>
    Energy,
}

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>A test of two numeric samples, with the size that <see cref="TestDrift"/> sets beside it: what a normal column has after a shift by a
/// tenth of its standard deviation is about the size that matters.</summary>
public enum NumericTest
{
    /// <summary>√(A²·(1/n + 1/m)): root mean square of F − G, weighted to the tails; 0.07 matters. By permutations.</summary>
    AndersonDarling,

    /// <summary>√(T·(1/n + 1/m)): root mean square of F − G over the pooled rows; 0.03 matters. By permutations, as the tabulated
    /// distribution knows no ties.</summary>
    CramerVonMises,

    /// <summary>√(W·(1/n + 1/m)): distance of the characteristic functions in standard deviations; 0.1 matters. By permutations.</summary>
    EppsSingleton,

    /// <summary>|P(reference &gt; current) − ½|, ties one half, in [0, ½]; 0.03 matters. By the normal distribution, corrected for ties.</summary>
    MannWhitney,

    /// <summary>Difference of the means in standard deviations of the reference; 0.1 matters. By Welch's t.</summary>
    Welch,

    /// <summary>Difference of the means in pooled standard deviations; 0.1 matters. By Student's t.</summary>
    Student,

    /// <summary>Root of the unbiased MMD² with a Gaussian kernel, 0 where that is negative; 0.04 matters. By permutations.</summary>
    MaximumMeanDiscrepancy,
}

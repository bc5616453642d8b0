namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>How the probability under no drift is computed.</summary>
public enum PValueMethod
{
    /// <summary>Exact for samples as small as the test names, asymptotic above.</summary>
    Auto,

    /// <summary>From all arrangements of the pooled sample, as if no two values were equal.</summary>
    Exact,

    /// <summary>From the distribution in large samples.</summary>
    Asymptotic,
}

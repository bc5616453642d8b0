namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>The direction of drift that a test looks for.</summary>
public enum DriftDirection
{
    /// <summary>Any difference.</summary>
    TwoSided,

    /// <summary>The reference tends to be less than the current sample: values rose.</summary>
    ReferenceLess,

    /// <summary>The reference tends to be greater than the current sample: values fell.</summary>
    ReferenceGreater,
}

namespace Analytics.Statistics.Experiments;

/// <summary>In which unit the difference of two arms is told.</summary>
public enum EffectScale
{
    /// <summary>Treatment mean less control mean, in the unit of the metric.</summary>
    Absolute,

    /// <summary>That difference over the size of the control mean, a share: 0.05 is 5 % more.</summary>
    Relative,
}

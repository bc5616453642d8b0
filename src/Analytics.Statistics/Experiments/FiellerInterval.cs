using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>The confidence set of the ratio of two means, which is exact where the delta method fails: with a control mean near 0.</summary>
/// <param name="Ratio">Treatment mean over control mean.</param>
/// <param name="Bounds">The interval where the set is one; null where the control mean is not distinguishable from 0 and the set is unbounded.</param>
/// <param name="Excluded">
/// Where the set is unbounded: the open interval of ratios that are excluded; null where the set is bounded, or is the whole line.
/// </param>
public sealed record FiellerInterval(double Ratio, Interval? Bounds, Interval? Excluded)
{
    /// <summary>
    /// All ratios θ for which m_T − θ m_C is within z standard errors of 0: a quadratic inequality in θ. The arms are independent, so that their
    /// means do not covary. A ratio of 1 is no effect; the relative lift is the ratio less 1 for a positive control mean. O(1).
    /// Source: Fieller 1954, "Some problems in interval estimation", Journal of the Royal Statistical Society B 16(2), 175-185.
    /// </summary>
    /// <param name="control">The control arm, its mean not 0, at least two units.</param>
    /// <param name="treatment">The treatment arm, at least two units.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">The control mean is 0, an arm has fewer than two units, or neither has any spread.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static FiellerInterval Of(Arm control, Arm treatment, double confidence = 0.95)
    {
        ArmComparison.Baseline(control);
        var degrees = ArmComparison.Difference(control, treatment).DegreesOfFreedom;
        var square = Math.Pow(StudentDistribution.TwoSided(Confidence.Error(confidence), degrees), 2);
        var leading = control.Mean * control.Mean - square * control.ValueVariance;
        var constant = treatment.Mean * treatment.Mean - square * treatment.ValueVariance;
        var middle = control.Mean * treatment.Mean;
        var root = square * (treatment.ValueVariance * leading + control.ValueVariance * treatment.Mean * treatment.Mean);
        var ratio = treatment.Mean / control.Mean;
        if (root < 0 || leading is 0) return new(ratio, null, null);

        var far = middle + Math.CopySign(Math.Sqrt(root), middle);
        var (first, second) = (far / leading, far is 0 ? 0 : constant / far);
        var roots = new Interval(Math.Min(first, second), Math.Max(first, second));
        return leading > 0 ? new(ratio, roots, null) : new(ratio, null, roots);
    }
}

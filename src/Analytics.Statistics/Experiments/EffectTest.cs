using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>A significance test of an effect with the interval that belongs to it: the interval leaves out the null value exactly when p ≤ 1 − confidence.</summary>
/// <param name="Effect">The tested effect.</param>
/// <param name="Statistic">(effect − null value) / standard error.</param>
/// <param name="PValue">Probability under the null of a statistic at least as extreme, in [0, 1].</param>
/// <param name="Interval">Confidence interval of the effect; of a one-sided test it is open to one side.</param>
public sealed record EffectTest(Effect Effect, double Statistic, double PValue, Interval Interval)
{
    /// <summary>
    /// Student's t test (a z test for infinite degrees of freedom) of one effect at one look. Looking repeatedly needs a sequential rule.
    /// P-values are survival functions and keep their digits far out. O(√ν), at most O(100).
    /// Source: Welch 1947, Biometrika 34(1/2), 28-35.
    /// </summary>
    /// <param name="effect">The effect.</param>
    /// <param name="alternative">Side on which the truth is looked for.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <param name="nullValue">Effect under the null, finite; 0 for no difference, a margin for non-inferiority.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">The effect was not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence or the null value is out of its range.</exception>
    public static EffectTest Run(Effect effect, Alternative alternative = Alternative.TwoSided, double confidence = 0.95, double nullValue = 0)
    {
        if (effect.Units < 2) throw new ArgumentException("The effect was not set.", nameof(effect));
        if (!double.IsFinite(nullValue)) throw new ArgumentOutOfRangeException(nameof(nullValue), "The null value must be finite.");
        var error = Confidence.Error(confidence);

        var (degrees, standardError) = (effect.DegreesOfFreedom, effect.StandardError);
        var statistic = (effect.Value - nullValue) / standardError;
        return alternative switch
        {
            Alternative.Greater => new(effect, statistic, StudentDistribution.Survival(statistic, degrees),
                new(effect.Value - StudentDistribution.Upper(error, degrees) * standardError, double.PositiveInfinity)),
            Alternative.Less => new(effect, statistic, StudentDistribution.Survival(-statistic, degrees),
                new(double.NegativeInfinity, effect.Value + StudentDistribution.Upper(error, degrees) * standardError)),
            _ => new(effect, statistic, Math.Min(1, 2 * StudentDistribution.Survival(Math.Abs(statistic), degrees)),
                Around(effect.Value, StudentDistribution.TwoSided(error, degrees) * standardError)),
        };
    }

    private static Interval Around(double middle, double half) => new(middle - half, middle + half);
}

using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>Intervals that belong to p-values which were adjusted for many tests.</summary>
public static class AdjustedInterval
{
    /// <summary>Above this the adjusted p-value says nothing of the spread.</summary>
    private const double NothingLeft = 0.999999;

    /// <summary>
    /// The interval whose test would have the adjusted p-value: the standard error becomes |effect| / z(1 − p/2). It leaves out 0 exactly when the
    /// adjusted p-value is below 1 − confidence. It is a rule of presentation: its joint coverage is not proven but for Bonferroni. O(1).
    /// Source: GrowthBook documentation, "Multiple testing corrections".
    /// </summary>
    /// <param name="effect">The effect, finite.</param>
    /// <param name="adjustedPValue">Its adjusted two-sided p-value, above 0 and at most 1.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The interval; infinite where the p-value is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Interval Of(double effect, double adjustedPValue, double confidence = 0.95)
    {
        if (!double.IsFinite(effect)) throw new ArgumentOutOfRangeException(nameof(effect), "The effect must be finite.");
        if (!(adjustedPValue is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(adjustedPValue), "The p-value must be above 0 and at most 1.");
        var error = Confidence.Error(confidence);
        if (adjustedPValue > NothingLeft) return new(double.NegativeInfinity, double.PositiveInfinity);

        var half = NormalDistribution.TwoSided(error) * Math.Abs(effect / NormalDistribution.TwoSided(adjustedPValue));
        return new(effect - half, effect + half);
    }

    /// <summary>The wider of an effect's own interval and that of its adjusted p-value, so that adjusting never narrows. O(1). Source: as <see cref="Of"/>.</summary>
    /// <param name="effect">The effect, finite.</param>
    /// <param name="adjustedPValue">Its adjusted two-sided p-value, above 0 and at most 1.</param>
    /// <param name="own">The interval before adjustment.</param>
    /// <param name="confidence">Confidence of both, above 0 and below 1.</param>
    /// <returns>The wider interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Interval Wider(double effect, double adjustedPValue, Interval own, double confidence = 0.95)
    {
        var adjusted = Of(effect, adjustedPValue, confidence);
        return adjusted.Upper - adjusted.Lower > own.Upper - own.Lower ? adjusted : own;
    }
}

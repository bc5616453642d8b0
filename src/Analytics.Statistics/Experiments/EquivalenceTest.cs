using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>Two one-sided tests that an effect lies within margins.</summary>
/// <param name="PValue">p-value of equivalence: the larger of the two.</param>
/// <param name="AboveLower">Test that the effect is above the lower margin.</param>
/// <param name="BelowUpper">Test that the effect is below the upper margin.</param>
public sealed record EquivalenceTest(double PValue, EffectTest AboveLower, EffectTest BelowUpper)
{
    /// <summary>
    /// The two one-sided tests procedure (TOST): equivalent at error α when both tests reject at α, that is when the interval of confidence
    /// 1 − 2α lies within the margins. The margins are chosen before the data are seen. O(√ν), at most O(100).
    /// Source: Schuirmann 1987, "A comparison of the two one-sided tests procedure and the power approach", Journal of Pharmacokinetics and
    /// Biopharmaceutics 15(6), 657-680.
    /// </summary>
    /// <param name="effect">The effect.</param>
    /// <param name="lower">Lower margin, finite and below <paramref name="upper"/>, in the unit of the effect.</param>
    /// <param name="upper">Upper margin, finite.</param>
    /// <param name="confidence">Confidence of the one-sided intervals, above 0 and below 1.</param>
    /// <returns>Both tests and their joint p-value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A margin or the confidence is out of its range.</exception>
    public static EquivalenceTest Run(Effect effect, double lower, double upper, double confidence = 0.95)
    {
        if (!(lower < upper && double.IsFinite(lower))) throw new ArgumentOutOfRangeException(nameof(lower), "The lower margin must be finite and below the upper one.");
        if (!double.IsFinite(upper)) throw new ArgumentOutOfRangeException(nameof(upper), "The upper margin must be finite.");

        var above = EffectTest.Run(effect, Alternative.Greater, confidence, lower);
        var below = EffectTest.Run(effect, Alternative.Less, confidence, upper);
        return new(Math.Max(above.PValue, below.PValue), above, below);
    }
}

namespace Analytics.Statistics.Experiments;

/// <summary>
/// An estimated difference between two arms with its own variance: all that tests, intervals, probabilities and sequential rules need, so that
/// verdict, interval and probability come from one analysis.
/// </summary>
/// <param name="Value">The estimate, finite; in the unit of the metric, or a share for a relative effect.</param>
/// <param name="Variance">Variance of the estimate, finite and above 0.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of that variance, at least 1; +∞ where the normal distribution holds.</param>
/// <param name="Units">Units of both arms together, at least 2.</param>
/// <exception cref="ArgumentOutOfRangeException">A member is out of its range.</exception>
public readonly record struct Effect(double Value, double Variance, double DegreesOfFreedom, long Units)
{
    /// <summary>The estimate, finite.</summary>
    public double Value { get; init; } = double.IsFinite(Value) ? Value : throw new ArgumentOutOfRangeException(nameof(Value), "The effect must be finite.");

    /// <summary>Variance of the estimate, finite and above 0.</summary>
    public double Variance { get; init; } = Variance > 0 && double.IsFinite(Variance)
        ? Variance
        : throw new ArgumentOutOfRangeException(nameof(Variance), "The variance must be finite and above 0.");

    /// <summary>Degrees of freedom of the variance, at least 1; +∞ where the normal distribution holds.</summary>
    public double DegreesOfFreedom { get; init; } = DegreesOfFreedom >= 1
        ? DegreesOfFreedom
        : throw new ArgumentOutOfRangeException(nameof(DegreesOfFreedom), "There must be at least one degree of freedom.");

    /// <summary>Units of both arms together, at least 2.</summary>
    public long Units { get; init; } = Units >= 2 ? Units : throw new ArgumentOutOfRangeException(nameof(Units), "An effect needs at least two units.");

    /// <summary>Standard error of the estimate.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>This effect in another unit, such as per day over all traffic; O(1).</summary>
    /// <param name="factor">What one old unit is in new units, finite and not 0.</param>
    /// <returns>The effect times the factor.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is 0 or not finite.</exception>
    public Effect Times(double factor) => double.IsFinite(factor) && factor is not 0
        ? this with { Value = Value * factor, Variance = Variance * factor * factor }
        : throw new ArgumentOutOfRangeException(nameof(factor), "The factor must be finite and not 0.");

    /// <summary>This effect judged by the normal distribution, for a z test; O(1).</summary>
    /// <returns>The effect with infinite degrees of freedom.</returns>
    public Effect AsNormal() => this with { DegreesOfFreedom = double.PositiveInfinity };
}

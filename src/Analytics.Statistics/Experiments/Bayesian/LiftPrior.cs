namespace Analytics.Statistics.Experiments.Bayesian;

/// <summary>A normal belief about an effect before the data, in the unit of the effect.</summary>
/// <param name="Mean">Mean, finite; 0 for no leaning.</param>
/// <param name="Deviation">Standard deviation, finite and above 0; 0.3 says that relative lifts beyond ±60 % are rare.</param>
/// <exception cref="ArgumentOutOfRangeException">A member is out of its range.</exception>
public sealed record LiftPrior(double Mean, double Deviation)
{
    /// <summary>Mean, finite.</summary>
    public double Mean { get; init; } = double.IsFinite(Mean) ? Mean : throw new ArgumentOutOfRangeException(nameof(Mean), "The mean must be finite.");

    /// <summary>Standard deviation, finite and above 0.</summary>
    public double Deviation { get; init; } = Deviation > 0 && double.IsFinite(Deviation)
        ? Deviation
        : throw new ArgumentOutOfRangeException(nameof(Deviation), "The deviation must be finite and above 0.");

    /// <summary>This belief in another unit: a relative one times the control mean is an absolute one, and back by its inverse. O(1).</summary>
    /// <param name="factor">What one old unit is in new units, finite and above 0.</param>
    /// <returns>The belief times the factor.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite or not above 0.</exception>
    public LiftPrior Times(double factor) => factor > 0 && double.IsFinite(factor)
        ? new(Mean * factor, Deviation * factor)
        : throw new ArgumentOutOfRangeException(nameof(factor), "The factor must be finite and above 0.");
}

using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Experiments;

/// <summary>
/// What the analysis of an experiment needs of one arm: how many independent units it has, the metric's value, and the variance that one unit
/// contributes, so that the value's own variance is <see cref="Variance"/> / <see cref="Units"/>. Means, proportions, ratios and quantiles all
/// come down to it. Units are what was assigned (users, not visits).
/// </summary>
/// <param name="Units">Units, at least 1.</param>
/// <param name="Mean">Value of the metric, finite.</param>
/// <param name="Variance">Variance of one unit, finite and at least 0, in the square of the metric's unit.</param>
/// <exception cref="ArgumentOutOfRangeException">A member is out of its range.</exception>
public readonly record struct Arm(long Units, double Mean, double Variance)
{
    /// <summary>Units, at least 1.</summary>
    public long Units { get; init; } = Units >= 1 ? Units : throw new ArgumentOutOfRangeException(nameof(Units), "An arm needs at least one unit.");

    /// <summary>Value of the metric, finite.</summary>
    public double Mean { get; init; } = double.IsFinite(Mean) ? Mean : throw new ArgumentOutOfRangeException(nameof(Mean), "The mean must be finite.");

    /// <summary>Variance of one unit, finite and at least 0.</summary>
    public double Variance { get; init; } = double.IsFinite(Variance) && Variance >= 0
        ? Variance
        : throw new ArgumentOutOfRangeException(nameof(Variance), "The variance must be finite and at least 0.");

    /// <summary>Variance of the metric's value: <see cref="Variance"/> / <see cref="Units"/>.</summary>
    public double ValueVariance => Variance / Units;

    /// <summary>A metric that is averaged over units; the variance has the divisor n − 1. O(1).</summary>
    /// <param name="moments">Moments of the values by unit, at least one.</param>
    /// <returns>The arm; of a single unit its variance is 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="moments"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Arm OfMean(Moments moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.Count == 0) throw new ArgumentException("An arm needs at least one unit.", nameof(moments));
        return new(moments.Count, moments.Mean, moments.Variance);
    }

    /// <summary>
    /// A metric that is averaged over units, from sums as a data warehouse keeps them. Where the mean is large beside the spread, digits cancel:
    /// prefer <see cref="OfMean"/>. O(1).
    /// </summary>
    /// <param name="units">Units, at least 1.</param>
    /// <param name="sum">Sum of the values.</param>
    /// <param name="sumOfSquares">Sum of the squared values, at least 0.</param>
    /// <returns>The arm; a variance that rounding left below 0 is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the squares are too small for the sum.</exception>
    public static Arm OfSums(long units, double sum, double sumOfSquares)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        var deviations = sumOfSquares - sum / units * sum;
        if (!(deviations >= -1e-9 * Math.Abs(sumOfSquares)))
            throw new ArgumentOutOfRangeException(nameof(sumOfSquares), "The squares are too small for the sum.");
        return new(units, sum / units, units < 2 ? 0 : Math.Max(0, deviations) / (units - 1));
    }

    /// <summary>A metric that each unit has or has not; the variance is p (1 − p). O(1).</summary>
    /// <param name="successes">Units that have it, from 0 to <paramref name="units"/>.</param>
    /// <param name="units">Units, at least 1.</param>
    /// <returns>The arm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range.</exception>
    public static Arm OfProportion(long successes, long units)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, units);
        var share = (double)successes / units;
        return new(units, share, share * ((double)(units - successes) / units));
    }
}

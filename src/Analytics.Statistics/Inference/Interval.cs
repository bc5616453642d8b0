namespace Analytics.Statistics.Inference;

/// <summary>A two-sided confidence interval, both bounds included, in the unit of the figure that it bounds.</summary>
/// <param name="Lower">Lower bound; −∞ where the data give none.</param>
/// <param name="Upper">Upper bound, at least <paramref name="Lower"/>; +∞ where the data give none.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Whether a value is within the bounds; O(1).</summary>
    /// <param name="value">Any value; NaN is in no interval.</param>
    /// <returns>True from <see cref="Lower"/> to <see cref="Upper"/>, both included.</returns>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>This interval cut to a range that the figure cannot leave.</summary>
    internal Interval Within(double lowest, double highest) => new(Math.Clamp(Lower, lowest, highest), Math.Clamp(Upper, lowest, highest));
}

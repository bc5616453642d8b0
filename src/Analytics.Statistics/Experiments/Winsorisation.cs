namespace Analytics.Statistics.Experiments;

/// <summary>
/// Caps on the values of units, so that a few enormous ones do not drown the effect. The cap must be common to all arms: caps by arm bias the
/// comparison. It changes the question, to the effect on the capped metric.
/// </summary>
public static class Winsorisation
{
    /// <summary>
    /// The value at a percentile of all arms together, by linear interpolation of the order statistics. O(n log n), one copy of the values.
    /// Source: Tukey 1962, "The future of data analysis", Annals of Mathematical Statistics 33(1), 1-67; Hyndman &amp; Fan 1996, The American
    /// Statistician 50(4), 361-365, type 7.
    /// </summary>
    /// <param name="values">Finite values by unit of all arms, at least one that counts.</param>
    /// <param name="level">Level of the percentile, in [0, 1].</param>
    /// <param name="ignoreZeros">Whether units with a value of 0 are left out, as for metrics that most units do not have.</param>
    /// <returns>The cap.</returns>
    /// <exception cref="ArgumentException">No value counts, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public static double Cap(ReadOnlySpan<double> values, double level, bool ignoreZeros = false)
    {
        if (!(level is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(level), "The level must be in [0, 1].");

        var (sorted, count) = (new double[values.Length], 0);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) throw new ArgumentException("Every value must be finite.", nameof(values));
            if (!ignoreZeros || value is not 0) sorted[count++] = value;
        }

        if (count == 0) throw new ArgumentException("There must be a value that counts.", nameof(values));
        Array.Sort(sorted, 0, count);
        var place = level * (count - 1);
        var (below, above) = (sorted[(int)place], sorted[Math.Min((int)place + 1, count - 1)]);
        return below + (above - below) * (place - (int)place);
    }

    /// <summary>Values cut to a range that is common to all arms. O(n). Source: Tukey 1962.</summary>
    /// <param name="values">Finite values by unit.</param>
    /// <param name="lower">Lower cap; −∞ for none.</param>
    /// <param name="upper">Upper cap, not below <paramref name="lower"/>; +∞ for none.</param>
    /// <param name="capped">Where the cut values go, as long as <paramref name="values"/>; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The caps are the wrong way round or NaN.</exception>
    public static void Apply(ReadOnlySpan<double> values, double lower, double upper, Span<double> capped)
    {
        if (capped.Length != values.Length) throw new ArgumentException("The lengths must be equal.", nameof(capped));
        if (!(lower <= upper)) throw new ArgumentOutOfRangeException(nameof(lower), "The lower cap must not be above the upper one.");

        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row])) throw new ArgumentException("Every value must be finite.", nameof(values));
            capped[row] = Math.Clamp(values[row], lower, upper);
        }
    }
}

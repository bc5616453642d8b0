namespace Analytics.Statistics.Estimation;

/// <summary>How far a figure scatters from window to window by chance alone, learnt on reference rows: its standard error is Deviation / √(n · Share).</summary>
/// <param name="Deviation">Standard deviation of what one relevant row adds to the figure, at least 0, in the unit of the figure.</param>
/// <param name="Share">Share of the rows that are relevant to the figure, above 0 and at most 1.</param>
public readonly record struct SamplingError(double Deviation, double Share)
{
    /// <summary>Standard error of the figure on a window of so many rows; O(1).</summary>
    /// <param name="rows">Rows of the window, at least 1.</param>
    /// <returns>The standard error, in the unit of the figure.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is below 1.</exception>
    public double Of(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return Deviation / Math.Sqrt(rows * Share);
    }
}

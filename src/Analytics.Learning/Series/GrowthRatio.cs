namespace Analytics.Learning.Series;

/// <summary>The growth that the trend of a forecast may have at most.</summary>
public readonly record struct GrowthRatio
{
    /// <summary>A growth over some steps.</summary>
    /// <param name="timeSpan">Steps, at least 1.</param>
    /// <param name="growth">Factor over these steps, above 0; +∞ for any.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public GrowthRatio(int timeSpan = 1, double growth = double.PositiveInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeSpan, 1);
        if (growth is not > 0) throw new ArgumentOutOfRangeException(nameof(growth), growth, "The growth must be above 0.");
        (TimeSpan, Growth) = (timeSpan, growth);
    }

    /// <summary>Steps over which the trend may grow by <see cref="Growth"/>.</summary>
    public int TimeSpan { get; }

    /// <summary>Factor over <see cref="TimeSpan"/> steps.</summary>
    public double Growth { get; }

    /// <summary>Factor from one step to the next.</summary>
    public double Ratio => TimeSpan == 0 ? double.PositiveInfinity : Math.Pow(Growth, 1.0 / TimeSpan);
}

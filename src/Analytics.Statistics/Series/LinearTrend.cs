namespace Analytics.Statistics.Series;

/// <summary>The line of least squares through evenly spaced values.</summary>
/// <param name="Start">Value at the first place.</param>
/// <param name="Slope">Change from one place to the next.</param>
internal readonly record struct LinearTrend(double Start, double Slope)
{
    public double At(double place) => Start + Slope * place;

    public static LinearTrend Fit(ReadOnlySpan<double> values)
    {
        var (middle, mean) = ((values.Length - 1) / 2.0, 0.0);
        foreach (var value in values) mean += value / values.Length;
        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            product += (i - middle) * (values[i] - mean);
            square += (i - middle) * (i - middle);
        }

        var slope = square > 0 ? product / square : 0;
        return new(mean - slope * middle, slope);
    }

    public void RemoveFrom(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] -= At(i);
    }
}

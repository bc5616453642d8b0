namespace Analytics.Statistics.Series;

/// <summary>A line through a point.</summary>
/// <param name="X">Place of the point.</param>
/// <param name="Y">Value at the point.</param>
/// <param name="Slope">Slope of the line.</param>
internal readonly record struct LocalLine(double X, double Y, double Slope)
{
    public double At(double place) => Y + Slope * (place - X);

    /// <summary>The line of least weighted squares; level where the weights leave one place only.</summary>
    public static LocalLine Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        var (total, meanX, meanY) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            total += weights[i];
            meanX += weights[i] * x[i];
            meanY += weights[i] * y[i];
        }

        (meanX, meanY) = (meanX / total, meanY / total);
        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            product += weights[i] * (x[i] - meanX) * (y[i] - meanY);
            square += weights[i] * (x[i] - meanX) * (x[i] - meanX);
        }

        return new(meanX, meanY, square > 0 ? product / square : 0);
    }

    /// <summary>Multiplies the weights by the bisquare of the errors in units of six upper medians of their magnitudes.</summary>
    public void Reweigh(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> weights)
    {
        var errors = new double[x.Length];
        for (var i = 0; i < errors.Length; i++) errors[i] = Math.Abs(y[i] - At(x[i]));
        var sorted = errors.Order().ToArray();
        var scale = 6 * Math.Max(sorted[sorted.Length / 2], double.Epsilon);
        for (var i = 0; i < errors.Length; i++)
        {
            var distance = Math.Min(errors[i] / scale, 1);
            var kept = 1 - distance * distance;
            weights[i] *= kept * kept;
        }
    }
}

using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// A linear autoregression with a mean, its order of least corrected Akaike criterion, of the series or of its differences. For cycles of no fixed
/// period. Intervals leave out that coefficients are estimated. O(n·p³) in the highest order p.
/// Source: Hurvich &amp; Tsai 1989, "Regression and time series model selection in small samples", Biometrika 76(2), 297-307; Box, Jenkins, Reinsel
/// &amp; Ljung 2015, "Time series analysis", 5th edition, section 5.2 (weights of forecast errors).
/// </summary>
/// <param name="differences">Times that the series is differenced first, 0 to 2.</param>
/// <param name="maxOrder">Highest order, at least 1; never above a quarter of the history.</param>
public sealed class AutoregressiveForecaster(int differences = 0, int maxOrder = 12) : IForecaster
{
    private const double Ridge = 1e-9;

    private readonly int differences = (int)SeriesInput.Within(differences, 0, 2);
    private readonly int maxOrder = SeriesInput.AtLeast(maxOrder, 1);

    /// <inheritdoc/>
    public string Name => differences > 0 ? $"AR of {differences} differences" : "AR";

    /// <inheritdoc/>
    public int LeastValues => 8 + differences;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);
        var levels = new List<double>();
        for (var i = 0; i < differences; i++)
        {
            levels.Add(values[^1]);
            values = [.. values.Skip(1).Zip(values, (late, early) => late - early)];
        }

        var most = Math.Min(maxOrder, values.Length / 4);
        var fit = Enumerable.Range(0, most + 1).Select(order => Fit(values, order, most)).MinBy(each => each.Criterion)!;
        var path = Path(values, fit, horizon);
        var weights = Path([.. new double[fit.Lags.Length], 1], fit with { Constant = 0 }, horizon)[..(horizon - 1)];
        weights = [1, .. weights];
        foreach (var level in levels.AsEnumerable().Reverse()) (path, weights) = (Sum(path, level), Sum(weights, 0));
        var variances = Sum([.. weights.Select(weight => weight * weight * fit.Variance)], 0);
        return ForecastInput.Normal(path, step => Math.Sqrt(variances[step]), confidence);
    }

    private static Autoregression Fit(double[] values, int order, int most)
    {
        var count = values.Length - most;
        var design = Matrix<double>.Build.Dense(count, order + 1, (row, column) => column == 0 ? 1 : values[most + row - column]);
        var truth = Vector<double>.Build.DenseOfArray(values[most..]);
        var normal = design.Transpose() * design;
        var scale = Math.Max(normal.Diagonal().Maximum(), double.Epsilon);
        for (var i = 0; i <= order; i++) normal[i, i] += Ridge * Math.Max(normal[i, i], Ridge * scale);
        var weights = normal.LU().Solve(design.Transpose() * truth);
        var squares = Math.Pow((truth - design * weights).L2Norm(), 2);
        var free = order + 2;
        var criterion = count * Math.Log(Math.Max(squares, 1e-300) / count) + 2 * free + (count > free + 1 ? 2.0 * free * (free + 1) / (count - free - 1) : 1e6);
        return new(weights[0], [.. weights.Skip(1)], squares / Math.Max(1, count - order - 1), criterion);
    }

    private static double[] Path(double[] values, Autoregression fit, int horizon)
    {
        double[] path = [.. values, .. new double[horizon]];
        for (var i = values.Length; i < path.Length; i++)
        {
            path[i] = fit.Constant;
            for (var lag = 1; lag <= fit.Lags.Length; lag++) path[i] += fit.Lags[lag - 1] * path[i - lag];
        }

        return path[values.Length..];
    }

    private static double[] Sum(double[] values, double start) => [.. values.Select(value => start += value)];

    private sealed record Autoregression(double Constant, double[] Lags, double Variance, double Criterion);
}

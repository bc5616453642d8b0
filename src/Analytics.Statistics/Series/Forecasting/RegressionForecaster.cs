using Analytics.Statistics.Inference;
using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// A line with seasonal terms by least squares: sines and cosines of the season's frequencies, all of them up to a period of 24, else the lowest 10.
/// Prediction intervals of Student's t, right where the errors are normal, equal and independent. O(n·k²) in the terms k.
/// Source: Hyndman &amp; Athanasopoulos 2021, "Forecasting: principles and practice", 3rd edition, sections 7.4 and 7.9.
/// </summary>
/// <param name="period">Values in a season, at least 1; 1 for none.</param>
public sealed class RegressionForecaster(int period = 1) : IForecaster
{
    private const int LongestFull = 24;
    private const int FewPairs = 10;

    private readonly int period = SeriesInput.AtLeast(period, 1);

    /// <inheritdoc/>
    public string Name => "regression";

    /// <inheritdoc/>
    public int LeastValues => Math.Max(period, Terms + 2);

    private int Terms => 2 + (period <= LongestFull ? period - 1 : 2 * FewPairs);

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);

        var design = Matrix<double>.Build.DenseOfRowArrays(Enumerable.Range(0, values.Length).Select(time => Row(time, values.Length)));
        var factors = (design.Transpose() * design).Cholesky();
        var truth = Vector<double>.Build.DenseOfArray(values);
        var weights = factors.Solve(design.Transpose() * truth);
        var degrees = values.Length - Terms;
        var deviation = (truth - design * weights).L2Norm() / Math.Sqrt(degrees);
        var width = StudentDistribution.TwoSided(Confidence.Error(confidence), degrees);
        return new([.. Enumerable.Range(values.Length, horizon).Select(time => Step(Vector<double>.Build.DenseOfArray(Row(time, values.Length))))], confidence);

        ForecastStep Step(Vector<double> row) =>
            ForecastStep.Symmetric(row * weights, width * deviation * Math.Sqrt(1 + row * factors.Solve(row)));
    }

    private double[] Row(int time, int count)
    {
        var row = new double[Terms];
        (row[0], row[1]) = (1, (2.0 * time - count + 1) / count);
        for (var term = 2; term < row.Length; term++)
        {
            var angle = 2 * Math.PI * (term / 2) * (time % period) / period;
            row[term] = term % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);
        }

        return row;
    }
}

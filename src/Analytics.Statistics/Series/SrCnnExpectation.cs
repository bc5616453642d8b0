using System.Numerics;

namespace Analytics.Statistics.Series;

/// <summary>The expected values of a batch: without its highest frequencies after anomalies are bridged, or without the remainder of its season.</summary>
internal sealed class SrCnnExpectation
{
    private const double AnomalousScore = 0.35;
    private const int PointsToFit = 4;

    private readonly double[] values;
    private readonly double[] raw;
    private readonly bool[] anomalous;
    private readonly double lowest;
    private readonly double highest;

    public SrCnnExpectation(double[] values, double[] plain, int period, double[] scores)
    {
        this.values = values;
        anomalous = [.. scores.Select(score => score > AnomalousScore)];
        (lowest, highest) = (values.Min() >= 0 ? 0 : double.NegativeInfinity, values.Max() <= 0 ? 0 : double.PositiveInfinity);
        raw = period > 0 ? [.. values.Zip(plain, (value, rest) => value - rest)] : Smooth(Bridge());
    }

    public double Raw(int index) => raw[index];

    /// <summary>The expected value, kept to the sign that all values have.</summary>
    public double Bounded(int index) => raw[index] < lowest || raw[index] > highest ? 0 : raw[index];

    private double[] Bridge()
    {
        var bridged = values.ToArray();
        for (var i = 0; i < values.Length; i++)
            if (anomalous[i] && Fit(i) is { } fitted) bridged[i] = fitted;
        return bridged;
    }

    /// <summary>Value at an index of a line through the nearest values that are no anomalies; null where there are fewer than two.</summary>
    private double? Fit(int index)
    {
        List<int> near = [];
        for (var reach = 1; near.Count < PointsToFit; reach += 2)
        {
            var (start, end) = (Math.Max(index - reach, 0), Math.Min(index + reach, values.Length - 1));
            near = [.. Enumerable.Range(start, end - start + 1).Where(i => !anomalous[i])];
            if (start == 0 && end == values.Length - 1) break;
        }

        if (near.Count < 2) return null;
        var (x, y) = (near.Average(), near.Average(i => values[i]));
        var slope = near.Sum(i => (i - x) * (values[i] - y)) / near.Sum(i => (i - x) * (i - x));
        return y + slope * (index - x);
    }

    private static double[] Smooth(double[] series)
    {
        var spectrum = Spectrum.Forward(series);
        for (var i = 0; i < spectrum.Length; i++)
            if (8L * i > 3L * spectrum.Length && 8L * i < 5L * spectrum.Length) spectrum[i] = Complex.Zero;
        return [.. Spectrum.Backward(spectrum).Select(each => each.Real)];
    }
}

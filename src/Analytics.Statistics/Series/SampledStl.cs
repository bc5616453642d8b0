using System.Numerics.Tensors;

namespace Analytics.Statistics.Series;

/// <summary>
/// A quick kin of the seasonal-trend decomposition by local regression, as ML.NET takes seasons out with it: two passes, robust lines, and the
/// low-pass filter not shifted to the season's phase.
/// </summary>
internal static class SampledStl
{
    private const int SeasonalNeighbours = 9;
    private const int Passes = 2;

    internal static double[] Remainder(ReadOnlySpan<double> series, int period)
    {
        var (trend, season, rest) = (new double[series.Length], new double[series.Length], new double[series.Length]);
        for (var pass = 0; pass < Passes; pass++)
        {
            TensorPrimitives.Subtract(series, trend, rest);
            var cycles = Cycles(rest, period);
            var low = new SampledLoess(MovingAverage(MovingAverage(MovingAverage(cycles, period), period), 3), Odd(period));
            for (var i = 0; i < season.Length; i++) season[i] = cycles[i] - low.At(i);
            TensorPrimitives.Subtract(series, season, rest);
            var smooth = new SampledLoess(rest, Odd((int)(1.5 * period / (1 - 1.5 / SeasonalNeighbours)) + 1));
            for (var i = 0; i < trend.Length; i++) trend[i] = smooth.At(i);
        }

        TensorPrimitives.Subtract(rest, trend, rest);
        return rest;
    }

    /// <summary>Each phase of the season smoothed over the seasons, with one season more before and after.</summary>
    private static double[] Cycles(double[] values, int period)
    {
        var cycles = new double[values.Length + 2 * period];
        for (var phase = 0; phase < period; phase++)
        {
            var loess = new SampledLoess([.. values.Where((_, i) => i % period == phase)], SeasonalNeighbours);
            for (var i = phase; i < cycles.Length; i += period) cycles[i] = loess.At(i / period - 1);
        }

        return cycles;
    }

    private static double[] MovingAverage(double[] values, int width)
    {
        var means = new double[values.Length - width + 1];
        for (var i = 0; i < means.Length; i++) means[i] = TensorPrimitives.Sum(values.AsSpan(i, width)) / width;
        return means;
    }

    private static int Odd(int value) => value % 2 == 0 ? value + 1 : value;
}

using System.Numerics.Tensors;

namespace Analytics.Statistics.Series;

/// <summary>The passes of the seasonal-trend decomposition.</summary>
internal sealed class StlProcedure
{
    private const int RobustPasses = 15;
    private const int PlainPasses = 2;

    private readonly double[] series;
    private readonly StlOptions options;
    private readonly int period;
    private readonly StlLoess seasonalLoess;
    private readonly StlLoess trendLoess;
    private readonly StlLoess lowPassLoess;
    private readonly double[] trend;
    private readonly double[] seasonal;
    private double[] weights;

    public StlProcedure(double[] series, StlOptions options)
    {
        (this.series, this.options, period) = (series, options, options.Period);
        (trend, seasonal) = (new double[series.Length], new double[series.Length]);
        weights = [.. Enumerable.Repeat(1.0, series.Length)];
        var width = options.SeasonalWidth ?? 10 * series.Length + 1;
        seasonalLoess = Loess(width, options.SeasonalWidth is null ? 0 : options.SeasonalDegree);
        trendLoess = Loess(options.TrendWidth ?? Odd((int)Math.Ceiling(1.5 * period / (1 - 1.5 / width))), options.TrendDegree);
        lowPassLoess = Loess(options.LowPassWidth ?? Odd(period), options.TrendDegree);
    }

    public StlDecomposition Run()
    {
        for (var outer = 0; outer <= (options.Robust ? RobustPasses : 0); outer++)
        {
            for (var inner = 0; inner < (options.Robust ? 1 : PlainPasses); inner++) Pass();
            if (options.Robust) weights = StlLoess.RobustnessWeights(Remainder());
        }

        if (options.SeasonalWidth is null) AveragePhases();
        return new(seasonal, trend, Remainder(), weights);
    }

    private void Pass()
    {
        var rest = new double[series.Length];
        TensorPrimitives.Subtract<double>(series, trend, rest);
        var cycles = Cycles(rest);
        var low = lowPassLoess.Smooth(MovingAverage(MovingAverage(MovingAverage(cycles, period), period), 3), default);
        TensorPrimitives.Subtract(cycles.AsSpan(period, series.Length), low, seasonal);
        TensorPrimitives.Subtract<double>(series, seasonal, rest);
        trendLoess.Smooth(rest, options.Robust ? weights : default).CopyTo(trend, 0);
    }

    /// <summary>Each phase of the season smoothed over the seasons, with one season more before and after.</summary>
    private double[] Cycles(double[] values)
    {
        var cycles = new double[values.Length + 2 * period];
        for (var phase = 0; phase < period; phase++)
        {
            double[] part = [.. values.Where((_, i) => i % period == phase)];
            double[] weight = options.Robust ? [.. weights.Where((_, i) => i % period == phase)] : [];
            var smooth = seasonalLoess.SmoothAndExtend(part, weight);
            for (var i = 0; i < smooth.Length; i++) cycles[phase + i * period] = smooth[i];
        }

        return cycles;
    }

    private void AveragePhases()
    {
        for (var phase = 0; phase < period; phase++)
        {
            var mean = seasonal.Where((_, i) => i % period == phase).Average();
            for (var i = phase; i < seasonal.Length; i += period) seasonal[i] = mean;
        }
    }

    private double[] Remainder() => [.. series.Select((value, i) => value - seasonal[i] - trend[i])];

    private StlLoess Loess(int width, int degree)
    {
        if (width < 3 || width % 2 == 0) throw SeriesInput.OutOfRange("options.Width", "odd and at least 3");
        SeriesInput.Within(degree, 0, 1, "options.Degree");
        return new(width, degree, SeriesInput.AtLeast(options.Jump ?? (width + 9) / 10, 1, "options.Jump"));
    }

    private static double[] MovingAverage(double[] values, int width)
    {
        var means = new double[values.Length - width + 1];
        for (var i = 0; i < means.Length; i++) means[i] = TensorPrimitives.Sum(values.AsSpan(i, width)) / width;
        return means;
    }

    private static int Odd(int value) => value % 2 == 0 ? value + 1 : value;
}

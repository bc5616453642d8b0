using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Series;

/// <summary>The spectral residual of one batch of a series.</summary>
internal sealed class SrCnnBatch
{
    private const int Extension = 5;
    private const int Averaging = 3;
    private const int Judgement = 40;
    private const int LeastJudgement = 11;
    private const double Least = 1e-8;
    private const double LeastZ = 1.5;

    private readonly double[] values;
    private readonly double[] plain;
    private readonly SrCnnOptions options;

    public SrCnnBatch(ReadOnlySpan<double> values, SrCnnOptions options)
    {
        this.values = values.ToArray();
        this.options = options;
        plain = options.Period > 0 ? Seasonality.Remove(values, options.Period, options.Deseasonalisation).ToArray() : this.values;
    }

    public SrCnnPoint[] Detect()
    {
        var points = Score();
        if (options.Mode == SrCnnMode.AnomalyOnly) return points;

        var expected = new SrCnnExpectation(values, plain, options.Period, [.. points.Select(point => point.Score)]);
        return options.Mode == SrCnnMode.AnomalyAndMargin
            ? new SrCnnMargin(values, points, expected, options).Judge()
            : [.. points.Select((point, i) => point with { Expected = expected.Bounded(i) })];
    }

    private SrCnnPoint[] Score()
    {
        var moments = Moments.Of(values);
        var deviation = Math.Sqrt(moments.M2 / moments.Count);
        var map = Saliency.Map(Saliency.Extend(plain, Extension, Extension), Averaging);
        var means = Saliency.TrailingMeans(map, Math.Min(map.Length, Judgement));
        Array.Fill(means, means[LeastJudgement - 1], 0, LeastJudgement + 1);

        var points = new SrCnnPoint[values.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var score = Math.Clamp(Math.Abs(map[i] - means[i]) / Math.Max(means[i], Least) / 10, 0, 1);
            var found = score > options.Threshold;
            var far = deviation >= Least && Math.Abs(plain[i] - moments.Mean) / deviation >= LeastZ;
            points[i] = new(found && far, found && !far ? 0 : score, map[i]);
        }

        return points;
    }
}

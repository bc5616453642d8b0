namespace Analytics.Statistics.Series;

/// <summary>Bounds about the expected values of a batch, and the anomalies judged by them.</summary>
internal sealed class SrCnnMargin
{
    private const int LongestMedian = 512;
    private const double Least = 1e-8;
    private const double UnitOfZero = 0.3;
    private const double PulledSensitivity = 93;

    private readonly double[] values;
    private readonly SrCnnPoint[] points;
    private readonly SrCnnExpectation expected;
    private readonly SrCnnOptions options;
    private readonly double[] units;

    public SrCnnMargin(double[] values, SrCnnPoint[] points, SrCnnExpectation expected, SrCnnOptions options)
    {
        (this.values, this.points, this.expected, this.options) = (values, points, expected, options);
        units = Units();
    }

    public SrCnnPoint[] Judge()
    {
        var margins = units.Select(unit => unit * SrCnnFactors.Of(options.Sensitivity)).ToArray();
        var outside = values.Select((value, i) => Math.Abs(value - Centre(i)) > margins[i]).ToArray();
        var scored = options.Period > 0 ? null : points.Select(point => point.IsAnomaly).ToArray();
        var anomalies = points.Select((point, i) => point.IsAnomaly && outside[i]).ToArray();
        if (options.Period > 0) Join(anomalies, outside);
        return [.. points.Select((point, i) => Point(point, i, anomalies[i], scored?[i] ?? anomalies[i], margins[i]))];
    }

    private double Centre(int index) => options.Period > 0 ? expected.Bounded(index) : expected.Raw(index);

    private SrCnnPoint Point(SrCnnPoint point, int index, bool anomaly, bool scored, double margin)
    {
        var (value, unit, centre, expectation) = (values[index], units[index], Centre(index), expected.Bounded(index));
        var score = scored ? Score(Math.Abs(centre - value), unit) : 0;
        if (anomaly) return point with { IsAnomaly = true, Score = score, Expected = expectation, Unit = unit, Upper = centre + margin, Lower = centre - margin };

        var pulled = Math.Clamp(expectation, value - unit * SrCnnFactors.Of(PulledSensitivity), value + unit * SrCnnFactors.Of(PulledSensitivity));
        return point with { IsAnomaly = false, Score = score, Expected = pulled, Unit = unit, Upper = pulled + margin, Lower = pulled - margin };
    }

    private static double Score(double distance, double unit) => distance == 0 ? 0 : SrCnnFactors.ScoreOf(distance / unit);

    /// <summary>Between two anomalies of one run of values outside the bounds, all are anomalies.</summary>
    private static void Join(bool[] anomalies, bool[] outside)
    {
        var last = -1;
        for (var i = 0; i < anomalies.Length; i++)
        {
            if (!outside[i]) last = -1;
            if (!anomalies[i]) continue;
            if (last >= 0) Array.Fill(anomalies, true, last, i - last);
            last = i;
        }
    }

    private double[] Units()
    {
        var trend = RunningMedian.Of(values, Math.Min(values.Length / 3, LongestMedian));
        var normal = Enumerable.Range(0, values.Length).Where(i => !points[i].IsAnomaly).Select(i => trend[i]).ToArray();
        if (normal.All(each => each < Least)) return [.. Enumerable.Repeat(UnitOfZero, values.Length)];
        var mean = normal.Average(Math.Abs);
        return [.. trend.Select(each => (mean + Math.Abs(each)) / 2)];
    }
}

using Analytics.Statistics.Safety;

namespace Analytics.Statistics.Tests.Safety;

public sealed class DetectionCurveTests
{
    [Fact]
    public void Five_incidents_by_hand()
    {
        var curve = DetectionCurve.Of([2, 5, 3, 5, 9], [true, true, false, false, true]);

        // Undetected: 4/5 after 2; one of the three left at 5 is found: 4/5 · 2/3; the last at 9.
        Assert.Equal([2, 5, 9], curve.Points.Select(point => point.Delay));
        Assert.Equal([0.2, 1 - 8 / 15.0, 1], curve.Points.Select(point => Math.Round(point.Detected, 15)), (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal(8 / 15.0 * Math.Sqrt(1 / 20.0 + 1 / 6.0), curve.Points[1].StandardError, 1e-12);
        Assert.Equal((5, 3, 9, 2), (curve.Incidents, curve.Found, curve.Quantile(), curve.Quantile(0.2)));
    }

    [Fact]
    public void Where_all_are_found_it_is_the_empirical_distribution()
    {
        double[] delays = [4, 1, 3, 1];

        var curve = DetectionCurve.Of(delays, [true, true, true, true]);

        Assert.Equal([0.5, 0.75, 1], curve.Points.Select(point => point.Detected));
        Assert.Equal((1, 3), (curve.Quantile(), curve.Quantile(0.75)));
        Assert.Equal([4, 1, 3, 1], delays);
    }

    [Fact]
    public void A_median_that_is_not_reached_is_not_invented() => Assert.Null(DetectionCurve.Of([1, 2, 3], [true, false, false]).Quantile());

    [Fact]
    public void Median_of_exponential_delays_is_found_though_a_third_is_cut()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 5000).Select(_ => (Delay: -Math.Log(1 - random.NextDouble()), Cut: -2 * Math.Log(1 - random.NextDouble()))).ToArray();

        var curve = DetectionCurve.Of([.. rows.Select(row => Math.Min(row.Delay, row.Cut))], [.. rows.Select(row => row.Delay <= row.Cut)]);

        Assert.Equal(Math.Log(2), curve.Quantile()!.Value, 0.05);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("delays", () => DetectionCurve.Of([], []));
        Assert.Throws<ArgumentException>("delays", () => DetectionCurve.Of([-1], [true]));
        Assert.Throws<ArgumentException>("delays", () => DetectionCurve.Of([double.NaN], [true]));
        Assert.Throws<ArgumentException>("found", () => DetectionCurve.Of([1], []));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => DetectionCurve.Of([1], [true]).Quantile(0));
    }
}

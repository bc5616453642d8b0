using Analytics.Statistics.Streaming;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Streaming;

public sealed class RunLengthTests
{
    /// <summary>Lucas &amp; Crosier 1982, "Fast initial response for CUSUM quality-control schemes", Technometrics 24(3), 199-205 (two-sided, no head start).</summary>
    [Theory]
    [InlineData(4, 0, 168)]
    [InlineData(4, 0.5, 26.6)]
    [InlineData(4, 1, 8.38)]
    [InlineData(4, 2, 3.34)]
    [InlineData(5, 0, 465)]
    [InlineData(5, 1, 10.4)]
    [InlineData(5, 3, 2.57)]
    public void Run_lengths_of_cumulative_sums_are_the_published_ones(double threshold, double shift, double published)
    {
        var length = RunLength.OfCusum(0.5, threshold, shift);

        Assert.Equal(1, length / published, 0.005);
    }

    /// <summary>Lucas &amp; Saccucci 1990, "Exponentially weighted moving average control schemes", Technometrics 32(1), 1-12.</summary>
    [Theory]
    [InlineData(0.1, 2.814, 0, 500)]
    [InlineData(0.1, 2.814, 1, 10.3)]
    [InlineData(0.25, 2.998, 0, 500)]
    [InlineData(0.4, 3.054, 0, 500)]
    [InlineData(0.4, 3.054, 2, 3.5)]
    public void Run_lengths_of_weighted_averages_are_the_published_ones(double weight, double threshold, double shift, double published)
    {
        var length = RunLength.OfEwma(weight, threshold, shift);

        Assert.Equal(1, length / published, 0.01);
    }

    [Fact]
    public void A_weight_of_one_is_Shewharts_chart() => Assert.Equal(1, RunLength.OfEwma(1, 3) * 0.002699796063260189, 1e-8);

    [Theory]
    [InlineData(100)]
    [InlineData(43_200)]
    [InlineData(1e8)]
    public void Thresholds_give_the_wanted_run_length(double wanted)
    {
        Assert.Equal(1, RunLength.OfCusum(0.5, RunLength.CusumThreshold(0.5, wanted)) / wanted, 1e-6);
        Assert.Equal(1, RunLength.OfEwma(0.1, RunLength.EwmaThreshold(0.1, wanted)) / wanted, 1e-6);
    }

    [Fact]
    public void The_detector_has_the_run_length_of_its_threshold()
    {
        var random = new Random(2);
        var (threshold, lengths) = (RunLength.CusumThreshold(0.5, 200), new double[600]);

        for (var run = 0; run < lengths.Length; run++)
        {
            var cusum = new Cusum(0, 1, 0.5, threshold);
            do lengths[run]++;
            while (cusum.Update(Rows.Normal(random)) != DriftLevel.Drift);
        }

        var moments = Moments.Of(lengths);
        Assert.Equal(200, moments.Mean, 3 * moments.StandardError);
    }

    [Fact]
    public void Longer_thresholds_and_smaller_shifts_take_longer()
    {
        double[] byThreshold = [.. Enumerable.Range(1, 8).Select(threshold => RunLength.OfCusum(0.5, threshold))];
        double[] byShift = [.. Enumerable.Range(0, 8).Select(shift => -RunLength.OfCusum(0.5, 5, shift / 2.0))];

        Assert.Equal(byThreshold.Order(), byThreshold);
        Assert.Equal(byShift.Order(), byShift);
        Assert.Equal(RunLength.OfCusum(0.5, 5, 1), RunLength.OfCusum(0.5, 5, -1), 1e-9);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("slack", () => RunLength.OfCusum(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => RunLength.OfCusum(0.5, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("shift", () => RunLength.OfEwma(0.1, 3, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("weight", () => RunLength.EwmaThreshold(0, 500));
        Assert.Throws<ArgumentOutOfRangeException>("runLength", () => RunLength.CusumThreshold(0.5, 1));
    }
}

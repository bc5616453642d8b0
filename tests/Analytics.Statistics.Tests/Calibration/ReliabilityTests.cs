using Analytics.Statistics.Calibration;
using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Calibration;

public sealed class ReliabilityTests
{
    private static readonly Gen<(double[] Probabilities, bool[] Labels)> Samples = Gen.Select(Gen.Double[0, 1], Gen.Bool).Array[1, 80]
        .Select(rows => (rows.Select(row => row.Item1).ToArray(), rows.Select(row => row.Item2).ToArray()));

    [Fact]
    public void Bins_of_equal_width_by_hand()
    {
        var bins = Reliability.EqualWidth([0.1, 0.2, 0.25, 0.9], [false, true, true, true], 5);

        Assert.Equal([2L, 1L, 1L], bins.Select(bin => bin.Count));
        Assert.Equal([0.5, 1.0, 1.0], bins.Select(bin => bin.PositiveShare));
        Assert.Equal(0.15, bins[0].MeanProbability, 1e-15);
        Assert.Equal(Proportion.Wilson(1, 2), bins[0].Interval);
        Assert.Equal(0.35, bins[0].Gap, 1e-15);
    }

    [Fact]
    public void Errors_by_hand()
    {
        var bins = Reliability.EqualWidth([0.1, 0.2, 0.25, 0.9], [false, true, true, true], 5);

        Assert.Equal((2 * 0.35 + 0.75 + 0.1) / 4, CalibrationError.Expected(bins), 1e-15);
        Assert.Equal(0.75, CalibrationError.Maximum(bins), 1e-15);
        Assert.Equal((0.35 + 0.75 + 0.1) / 3, CalibrationError.Adaptive(bins), 1e-15);
    }

    [Theory]
    [InlineData(300, 7, 7, 48)]
    [InlineData(20, 10, 10, 2)]
    [InlineData(15, 10, 7, 3)]
    [InlineData(1, 10, 1, 1)]
    public void Bins_of_equal_count_leave_the_rest_to_the_last(int rows, int wanted, int bins, long last)
    {
        var result = Reliability.EqualCount([.. Enumerable.Range(0, rows).Select(row => row / (double)rows)], new bool[rows], wanted);

        Assert.Equal((bins, last), (result.Count, result[^1].Count));
    }

    [Fact]
    public void Every_row_is_in_one_bin() => Samples.Sample(rows =>
        Assert.All(
            [Reliability.EqualWidth(rows.Probabilities, rows.Labels, 4), Reliability.Quantiles(rows.Probabilities, rows.Labels, 4), Reliability.EqualCount(rows.Probabilities, rows.Labels, 4)],
            bins =>
            {
                Assert.Equal(rows.Labels.Length, bins.Sum(bin => bin.Count));
                Assert.Equal(rows.Labels.Count(label => label), bins.Sum(bin => bin.Count * bin.PositiveShare), 1e-9);
                Assert.Equal(rows.Probabilities.Sum(), bins.Sum(bin => bin.Count * bin.MeanProbability), 1e-9);
                Assert.True(CalibrationError.Expected(bins) <= CalibrationError.Maximum(bins) + 1e-12);
            }));

    [Fact]
    public void Calibrated_probabilities_have_the_error_that_the_documentation_says()
    {
        var random = new Random(3);
        var errors = Enumerable.Range(0, 200).Select(_ =>
        {
            var probabilities = Enumerable.Range(0, 1000).Select(_ => random.NextDouble()).ToArray();
            return CalibrationError.Expected(Reliability.EqualWidth(probabilities, [.. probabilities.Select(one => random.NextDouble() < one)]));
        });

        Assert.InRange(errors.Average(), 0.025, 0.040);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("probabilities", () => Reliability.EqualWidth([], []));
        Assert.Throws<ArgumentException>("labels", () => Reliability.Quantiles([0.5], []));
        Assert.Throws<ArgumentException>("probabilities", () => Reliability.EqualCount([1.1], [true]));
        Assert.Throws<ArgumentOutOfRangeException>("bins", () => Reliability.EqualCount([0.5], [true], 0));
        Assert.Throws<ArgumentException>("bins", () => CalibrationError.Expected([]));
        Assert.Throws<ArgumentException>("bins", () => CalibrationError.Adaptive());
        Assert.Throws<ArgumentNullException>("bins", () => CalibrationError.Maximum(null!));
    }
}

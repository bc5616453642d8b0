using Analytics.Statistics.Calibration;

namespace Analytics.Statistics.Tests.Calibration;

public sealed class CalibrationTestTests
{
    [Fact]
    public void Spiegelhalter_by_hand()
    {
        // Σ (y − p)(1 − 2p) = 0.8 · 0.6 − 0.3 · 0.4 + 0.1 · −0.8 = 0.28, variance 0.36 · 0.16 + 0.16 · 0.21 + 0.64 · 0.09 = 0.1488.
        var p = CalibrationTest.Spiegelhalter([0.2, 0.3, 0.9], [true, false, true]);

        Assert.Equal(MathNet.Numerics.SpecialFunctions.Erfc(0.28 / Math.Sqrt(2 * 0.1488)), p!.Value, 1e-14);
    }

    [Fact]
    public void Probabilities_that_cannot_be_tested_have_no_p_value() => Assert.Null(CalibrationTest.Spiegelhalter([0.5, 1, 0], [true, true, false]));

    [Fact]
    public void The_error_is_that_of_the_bins()
    {
        var (probabilities, labels) = Drawn(200, 1, new Random(1));

        var result = CalibrationTest.Consistency(probabilities, labels, seed: 2, draws: 99);

        Assert.Equal(CalibrationError.Expected(Reliability.EqualWidth(probabilities, labels)), result.Error, 1e-15);
        Assert.InRange(result.ErrorByChance, 0.04, 0.10);
        Assert.Equal(result, CalibrationTest.Consistency(probabilities, labels, seed: 2, draws: 99));
    }

    [Fact]
    public void Of_calibrated_probabilities_p_values_are_uniform()
    {
        var random = new Random(3);
        var samples = Enumerable.Range(0, 1000).Select(_ => Drawn(150, 1, random)).ToArray();

        Check(samples.Select(sample => CalibrationTest.Spiegelhalter(sample.Probabilities, sample.Labels)!.Value));
        Check(samples.Select((sample, seed) => CalibrationTest.Consistency(sample.Probabilities, sample.Labels, seed, draws: 99).PValue));

        static void Check(IEnumerable<double> values)
        {
            var sorted = values.Order().ToArray();
            Assert.True(sorted.Select((value, rank) => Math.Abs(value - (rank + 0.5) / sorted.Length)).Max() < 1.95 / Math.Sqrt(sorted.Length) + 0.01);
        }
    }

    [Fact]
    public void Distorted_probabilities_are_found()
    {
        var (probabilities, labels) = Drawn(1000, 2, new Random(4));

        Assert.True(CalibrationTest.Spiegelhalter(probabilities, labels) < 0.001);
        Assert.Equal(0.001, CalibrationTest.Consistency(probabilities, labels, seed: 1).PValue, 1e-12);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("probabilities", () => CalibrationTest.Spiegelhalter([], []));
        Assert.Throws<ArgumentException>("labels", () => CalibrationTest.Spiegelhalter([0.5], []));
        Assert.Throws<ArgumentException>("probabilities", () => CalibrationTest.Consistency([2], [true], 1));
        Assert.Throws<ArgumentOutOfRangeException>("draws", () => CalibrationTest.Consistency([0.5], [true], 1, 18));
        Assert.Throws<ArgumentOutOfRangeException>("bins", () => CalibrationTest.Consistency([0.5], [true], 1, 19, 0));
    }

    /// <summary>Labels of the probability, with its log-odds divided by the distortion.</summary>
    private static (double[] Probabilities, bool[] Labels) Drawn(int rows, double distortion, Random random)
    {
        var odds = Enumerable.Range(0, rows).Select(_ => 2 * Rows.Normal(random)).ToArray();
        return ([.. odds.Select(one => 1 / (1 + Math.Exp(-one)))], [.. odds.Select(one => random.NextDouble() < 1 / (1 + Math.Exp(-one / distortion)))]);
    }
}

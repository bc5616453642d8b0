using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class BootstrapTests
{
    /// <summary>Proportion of A relative to B in the spatial test of Efron &amp; Tibshirani 1993, table 14.1: variance of the 26 children's score A.</summary>
    private static readonly double[] Spatial = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

    [Fact]
    public void Variance_of_the_spatial_test_as_in_the_text_book()
    {
        var figure = Bootstrap.BiasCorrected(Spatial.Length, Variance, seed: 1, replicates: 20_000, confidence: 0.90);

        // Efron & Tibshirani 1993, equation 14.3 and table 14.2: variance 171.5, BCa interval (115.8, 259.6) from 2,000 replications.
        Assert.Equal(171.5, figure.Value, 0.05);
        Assert.Equal(115.8, figure.Lower, 2.5);
        Assert.Equal(259.6, figure.Upper, 5.0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval() => Assert.Equal(
        Bootstrap.BiasCorrected(Spatial.Length, Variance, seed: 7, replicates: 200),
        Bootstrap.BiasCorrected(Spatial.Length, Variance, seed: 7, replicates: 200));

    [Fact]
    public void A_monotone_transform_of_the_figure_transforms_the_interval()
    {
        var plain = Bootstrap.BiasCorrected(Spatial.Length, Variance, seed: 3, replicates: 999);
        var rooted = Bootstrap.BiasCorrected(Spatial.Length, rows => Math.Exp(Variance(rows) / 100), seed: 3, replicates: 999);

        // The bounds move only by the acceleration of the transformed figure and the interpolation between replicates.
        Assert.Equal(plain.Lower, 100 * Math.Log(rooted.Lower), 8.0);
        Assert.Equal(plain.Upper, 100 * Math.Log(rooted.Upper), 8.0);
    }

    [Fact]
    public void A_constant_figure_has_no_width()
    {
        var figure = Bootstrap.BiasCorrected(10, _ => 4, seed: 1, replicates: 100);

        Assert.Equal(new Estimate(4, 4, 4, 10), figure);
    }

    [Fact]
    public void Means_of_skewed_samples_are_covered() => Coverage.Check(
        1,
        random =>
        {
            var sample = Enumerable.Range(0, 60).Select(_ => -Math.Log(1 - random.NextDouble())).ToArray();
            return Bootstrap.BiasCorrected(sample.Length, rows => Mean(sample, rows), random.Next(), replicates: 500);
        },
        samples: 500,
        least: 0.93);

    [Fact]
    public void Resamples_without_an_answer_are_left_out()
    {
        bool[] labels = [true, true, true, false, false, false];

        var figure = Bootstrap.BiasCorrected(labels.Length, rows =>
        {
            var positives = 0;
            foreach (var row in rows) positives += labels[row] ? 1 : 0;
            return positives > 0 ? (double)positives / rows.Length : double.NaN;
        }, seed: 1);

        Assert.True(figure.Lower > 0 && figure.Upper <= 1);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("statistic", () => Bootstrap.BiasCorrected(10, null!, 1));
        Assert.Throws<ArgumentException>("statistic", () => Bootstrap.BiasCorrected(10, _ => double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Bootstrap.BiasCorrected(1, _ => 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("replicates", () => Bootstrap.BiasCorrected(10, _ => 1, 1, 99));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => Bootstrap.BiasCorrected(10, _ => 1, 1, 100, 1));
    }

    private static double Variance(ReadOnlySpan<int> rows)
    {
        var mean = Mean(Spatial, rows);
        var squares = 0.0;
        foreach (var row in rows) squares += (Spatial[row] - mean) * (Spatial[row] - mean);
        return squares / rows.Length;
    }

    private static double Mean(double[] sample, ReadOnlySpan<int> rows)
    {
        var sum = 0.0;
        foreach (var row in rows) sum += sample[row];
        return sum / rows.Length;
    }
}

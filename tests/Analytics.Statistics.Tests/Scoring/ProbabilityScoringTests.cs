using Analytics.Statistics.Scoring;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class ProbabilityScoringTests
{
    private static readonly Gen<(double[] Probabilities, bool[] Labels)> Samples = Gen.Select(Gen.Double[0, 1], Gen.Bool).Array[2, 80]
        .Select(rows => (rows.Select(row => row.Item1).ToArray(), rows.Select(row => row.Item2).ToArray()));

    [Fact]
    public void Scores_by_hand()
    {
        var (brier, logLoss) = (ProbabilityScoring.Brier([0.9, 0.4], [true, true]), ProbabilityScoring.LogLoss([0.9, 0.4], [true, false]));

        Assert.Equal((0.01 + 0.36) / 2, brier.Value, 1e-15);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.6)) / 2, logLoss.Value, 1e-15);
        Assert.Equal((2, 2), (brier.Count, logLoss.Count));
    }

    [Fact]
    public void A_sure_and_wrong_prediction_costs_36_nats() =>
        Assert.Equal(36.04365338911715, ProbabilityScoring.LogLoss([1, 0], [false, true]).Value, 1e-12);

    [Fact]
    public void A_sure_and_right_prediction_costs_nothing()
    {
        Assert.Equal(0, ProbabilityScoring.LogLoss([1, 0], [true, false]).Value);
        Assert.Equal(0, ProbabilityScoring.Brier([1, 0], [true, false]).Value);
    }

    [Fact]
    public void The_parts_add_up_to_the_score() => Samples.Sample(rows =>
    {
        var parts = ProbabilityScoring.Decompose(rows.Probabilities, rows.Labels, 7);

        Assert.Equal(parts.Score, parts.Reliability - parts.Resolution + parts.Uncertainty + parts.WithinBins, 1e-12);
        Assert.Equal(ProbabilityScoring.Brier(rows.Probabilities, rows.Labels).Value, parts.Score, 1e-12);
        Assert.True(parts.Resolution <= parts.Uncertainty + 1e-12);
    });

    [Fact]
    public void One_probability_a_bin_leaves_nothing_within_bins()
    {
        var parts = ProbabilityScoring.Decompose([0.05, 0.05, 0.55, 0.55, 0.55, 0.95], [false, true, true, false, true, true]);

        Assert.Equal(0, parts.WithinBins, 1e-15);
        Assert.Equal((2 * 0.45 * 0.45 + 3 * Math.Pow(2 / 3.0 - 0.55, 2) + 0.05 * 0.05) / 6, parts.Reliability, 1e-15);
        Assert.Equal(4.0 / 6 * 2 / 6, parts.Uncertainty, 1e-15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("labels", () => ProbabilityScoring.Brier([0.5, 0.5], [true]));
        Assert.Throws<ArgumentException>("probabilities", () => ProbabilityScoring.Brier([0.5, 1.5], [true, false]));
        Assert.Throws<ArgumentException>("probabilities", () => ProbabilityScoring.LogLoss([0.5, double.NaN], [true, false]));
        Assert.Throws<ArgumentException>("labels", () => ProbabilityScoring.Decompose([], []));
        Assert.Throws<ArgumentOutOfRangeException>("bins", () => ProbabilityScoring.Decompose([0.5], [true], 0));
    }
}

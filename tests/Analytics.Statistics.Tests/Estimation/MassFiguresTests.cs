using Analytics.Statistics.Estimation;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class MassFiguresTests
{
    [Fact]
    public void Masses_of_calibrated_probabilities_give_what_the_rows_give()
    {
        var random = new Random(7);
        double[] scores = [.. Enumerable.Range(0, 500).Select(_ => Math.Round(random.NextDouble(), 2)).Order()];
        double[] probabilities = [.. scores.Select(score => score * score)];
        bool[] decisions = [.. scores.Select(score => score >= 0.5)];

        var figures = MassFigures.Of([.. scores.Select((score, row) => new ScoredMass(score, decisions[row], probabilities[row], 1 - probabilities[row]))]);

        var confusion = ConfidenceEstimation.Confusion(probabilities, decisions);
        Assert.Equal(confusion.Accuracy!.Value, figures.Confusion.Accuracy!.Value, 12);
        Assert.Equal(confusion.F1!.Value, figures.Confusion.F1!.Value, 12);
        Assert.Equal(ConfidenceEstimation.RocAuc(probabilities, scores)!.Value, figures.RocAuc!.Value, 12);
    }

    [Fact]
    public void Figures_by_hand()
    {
        var figures = MassFigures.Of([new(0.2, false, 1, 3), new(0.6, true, 2, 1)]);

        Assert.Equal(5.0 / 7, figures.Confusion.Accuracy!.Value, 12);
        Assert.Equal((1 * 1.5 + 2 * 3.5) / 12, figures.RocAuc!.Value, 12);
        Assert.Equal((0.64 + 3 * 0.04 + 2 * 0.16 + 0.36) / 7, figures.Brier, 12);
        Assert.Equal(-(Math.Log(0.2) + 3 * Math.Log(0.8) + 2 * Math.Log(0.6) + Math.Log(0.4)) / 7, figures.LogLoss, 12);
    }

    [Fact]
    public void One_class_has_no_area() => Assert.Null(MassFigures.Of([new(0.5, true, 3, 0)]).RocAuc);

    [Fact]
    public void What_is_no_mass_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MassFigures.Of([]));
        Assert.Throws<ArgumentException>(() => MassFigures.Of([new(0.5, true, -1, 2)]));
        Assert.Throws<ArgumentException>(() => MassFigures.Of([new(0.5, true, 1, 2), new(0.4, true, 1, 2)]));
        Assert.Throws<ArgumentException>(() => MassFigures.Of([new(1.5, true, 1, 2)]));
    }
}

using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Drift.Verdicts;

namespace Analytics.Statistics.Tests.Drift;

public sealed class DomainClassifierTests
{
    [Fact]
    public void Shifted_rows_are_told_by_learners_of_the_folds_before()
    {
        var (reference, current) = (Rows(1, 200, 1), Rows(2, 150, 1, shift: 1));
        List<(int Rows, int Current)> learnt = [];

        var found = DomainClassifier.Measure(reference, current, Learn, seed: 1);

        // Two normal samples one deviation apart: P(current > reference) = Φ(1/√2) = 0.76.
        Assert.Equal(0.76, found.Auc.Value, 0.05);
        Assert.True(found.Auc.Lower > 0.5 && found.PValue < 1e-6 && found.Score > 0.4);
        Assert.Equal([(70, 30), (140, 60), (210, 90), (280, 120)], learnt);
        Assert.Equal(found.Auc.Value, found.Areas.Average(), 1e-12);

        IReadOnlyList<double> Learn(IReadOnlyList<double[]> rows, IReadOnlyList<bool> isCurrent, IReadOnlyList<double[]> heldOut)
        {
            learnt.Add((rows.Count, isCurrent.Count(each => each)));
            Assert.DoesNotContain(heldOut[0], rows);
            return ByMeans(rows, isCurrent, heldOut);
        }
    }

    [Theory]
    [InlineData(100, 100, 3)]
    [InlineData(30, 90, 10)]
    public void Without_drift_it_keeps_to_its_level_and_its_interval_to_its_confidence(int reference, int current, int columns)
    {
        const int runs = 1500;
        var found = Enumerable.Range(0, runs)
            .Select(seed => DomainClassifier.Measure(Rows(2 * seed, reference, columns), Rows((2 * seed) + 1, current, columns), ByMeans, seed)).ToArray();

        Assert.Equal(0.05, found.Average(each => each.PValue <= 0.05 ? 1.0 : 0), Some.Slack(0.05, runs));
        Assert.Equal(0.95, found.Average(each => each.Auc.Lower <= 0.5 && 0.5 <= each.Auc.Upper ? 1.0 : 0), 2 * Some.Slack(0.05, runs));
        Assert.Equal(1, Math.Sqrt(found.Average(each => Math.Pow((each.Auc.Value - 0.5) / each.ChanceError, 2))), 0.08);
    }

    [Fact]
    public void The_verdict_is_by_the_area_that_chance_gives_for_so_many_rows()
    {
        // Four folds of 20 and 20 rows: √(4·41 / (12·20·20)) / 4 = 0.0462, and 1.645 of them for 5 %.
        var few = DomainClassifier.Measure(Rows(1, 100, 2), Rows(2, 100, 2), ByMeans, seed: 1);
        var many = DomainClassifier.Measure(Rows(1, 2000, 2), Rows(2, 2000, 2), ByMeans, seed: 1);
        var slight = DomainClassifier.Measure(Rows(1, 40_000, 1), Rows(2, 40_000, 1, shift: 0.1), ByMeans, seed: 1);
        var clear = DomainClassifier.Measure(Rows(1, 2000, 1), Rows(2, 2000, 1, shift: 0.5), ByMeans, seed: 1);

        var verdict = DomainDrift.Judge(few, 100, 100);

        Assert.Equal(0.0462, few.ChanceError, 1e-4);
        Assert.Equal(1.645 * 0.0462, verdict.Critical, 1e-4);
        Assert.Equal(DriftOutcome.NotEnoughData, verdict.Outcome);
        Assert.Equal(DriftOutcome.NoDrift, DomainDrift.Judge(many, 2000, 2000).Outcome);
        Assert.Equal(DriftOutcome.Negligible, DomainDrift.Judge(slight, 40_000, 40_000).Outcome);
        Assert.Equal(DriftOutcome.Drift, DomainDrift.Judge(clear, 2000, 2000).Outcome);
    }

    [Fact]
    public void A_learner_that_knows_nothing_gives_a_half()
    {
        var found = DomainClassifier.Measure(Rows(1, 50, 1), Rows(2, 40, 1), (_, _, heldOut) => new double[heldOut.Count], seed: 1);

        Assert.Equal((0.5, 0.5), (found.Auc.Value, found.PValue));
        Assert.True(found.Auc.Lower < 0.5 && found.Auc.Upper > 0.5);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("reference", () => DomainClassifier.Measure([[1]], [[1], [2]], (_, _, _) => [0, 0], 1, folds: 2));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => DomainClassifier.Measure([[1]], [[1]], (_, _, _) => [0, 0], 1, folds: 1));
        Assert.Throws<InvalidOperationException>(() => DomainClassifier.Measure([[1], [2]], [[1], [2]], (_, _, _) => [double.NaN, 0], 1, folds: 2));
    }

    /// <summary>The score is the row's place along the line from the mean of the reference to that of the current rows.</summary>
    private static double[] ByMeans(IReadOnlyList<double[]> rows, IReadOnlyList<bool> isCurrent, IReadOnlyList<double[]> heldOut)
    {
        var direction = Enumerable.Range(0, rows[0].Length).Select(column => Mean(column, true) - Mean(column, false)).ToArray();
        return [.. heldOut.Select(row => row.Zip(direction, (value, weight) => value * weight).Sum())];

        double Mean(int column, bool current) => rows.Zip(isCurrent).Where(row => row.Second == current).Average(row => row.First[column]);
    }

    private static double[][] Rows(int seed, int rows, int columns, double shift = 0) => [.. Some.Normal(seed, rows * columns, shift).Chunk(columns)];
}

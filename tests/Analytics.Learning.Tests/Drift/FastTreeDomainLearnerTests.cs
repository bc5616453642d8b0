using Analytics.Learning.Drift;
using Analytics.Statistics.Drift.Multivariate;

namespace Analytics.Learning.Tests.Drift;

public sealed class FastTreeDomainLearnerTests
{
    [Fact]
    public void A_correlation_that_turns_is_told_and_its_columns_are_named()
    {
        var trees = new FastTreeDomainLearner();

        var found = DomainClassifier.Measure(Rows(1, 1000, 0.8), Rows(2, 1000, -0.8), trees.Learn, seed: 1);

        Assert.InRange(found.Auc.Value, 0.8, 0.95);
        Assert.True(found.PValue < 1e-50);
        Assert.True(trees.Importances[1] + trees.Importances[3] > 0.7, string.Join(' ', trees.Importances));
        Assert.Equal(1, trees.Importances.Sum(), 1e-9);
    }

    [Fact]
    public void Without_drift_they_are_not_told_apart()
    {
        // Drawn anew and of the same law: z of the areas is standard normal, so 30 of them have a mean square of 1 ± 0.26.
        var squares = Enumerable.Range(0, 30).Average(run =>
        {
            var found = DomainClassifier.Measure(Rows(1_000 + (7 * run), 300, 0.8), Rows(5_000 + (11 * run), 300, 0.8), new FastTreeDomainLearner().Learn, run);
            return Math.Pow((found.Auc.Value - 0.5) / found.ChanceError, 2);
        });

        Assert.InRange(squares, 0.3, 2);
    }

    [Fact]
    public void The_same_rows_give_the_same_scores()
    {
        var (rows, heldOut) = (Rows(3, 400, 0.5), Rows(4, 50, 0.5));
        bool[] isCurrent = [.. rows.Select(row => row[0] > 0)];

        Assert.Equal(new FastTreeDomainLearner().Learn(rows, isCurrent, heldOut), new FastTreeDomainLearner().Learn(rows, isCurrent, heldOut));
    }

    [Fact]
    public void Columns_without_a_split_give_equal_scores_and_no_importance()
    {
        var trees = new FastTreeDomainLearner();

        var scores = trees.Learn([.. Enumerable.Repeat(new double[] { 1, 2 }, 60)], [.. Enumerable.Range(0, 60).Select(row => row % 2 == 0)], [[1, 2], [3, 4]]);

        Assert.Single(scores.Distinct());
        Assert.Equal([0.0, 0], trees.Importances);
    }

    [Fact]
    public void Bad_rows_are_refused()
    {
        Assert.Throws<ArgumentException>("rows", () => new FastTreeDomainLearner().Learn([], [], []));
        Assert.Throws<ArgumentException>("rows", () => new FastTreeDomainLearner().Learn([[double.NaN]], [true], [[1]]));
        Assert.Throws<ArgumentException>("rows", () => new FastTreeDomainLearner().Learn([[1e300]], [true], [[1]]));
        Assert.Throws<ArgumentException>("heldOut", () => new FastTreeDomainLearner().Learn([[1], [2]], [true, false], [[1, 2]]));
    }

    /// <summary>Five normal columns, of which the second and the fourth go together.</summary>
    private static double[][] Rows(int seed, int rows, double correlation)
    {
        var random = new Random(seed * 7_919);
        return
        [
            .. Enumerable.Range(0, rows).Select(_ =>
            {
                double[] row = [.. Enumerable.Range(0, 5).Select(_ => Normal(random))];
                row[3] = (correlation * row[1]) + (Math.Sqrt(1 - (correlation * correlation)) * row[3]);
                return row;
            }),
        ];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

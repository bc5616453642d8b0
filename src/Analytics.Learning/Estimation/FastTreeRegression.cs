using Analytics.Learning.Trees;
using Analytics.Statistics.Estimation;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Analytics.Learning.Estimation;

/// <summary>
/// Gradient-boosted regression trees as the learner of <see cref="DirectLossEstimation"/>. The same rows give the same model.
/// Source: Friedman 2001, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29, 1189-1232.
/// </summary>
public static class FastTreeRegression
{
    private const int Trees = 100;
    private const int Leaves = 20;
    private const int LeastInLeaf = 20;

    /// <summary>Fits the trees.</summary>
    /// <param name="rows">Features of each row, finite and of equal length; at least one row.</param>
    /// <param name="targets">What to predict, finite, one a row.</param>
    /// <returns>The fitted model; not thread-safe.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no row, the lengths differ, or a feature is not finite: trees do not part missing values from large ones.</exception>
    public static RowScorer Learn(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(targets);
        if (rows.Count == 0 || rows.Count != targets.Count) throw new ArgumentException("There must be rows, and one target for each.", nameof(rows));
        TreeRow.Check(rows, rows[0].Length, nameof(rows));

        var context = new MLContext(seed: 1);
        var schema = TreeRow.Schema(rows[0].Length);
        var data = context.Data.LoadFromEnumerable(rows.Select((row, at) => TreeRow.Of(row, targets[at])), schema);
        var trees = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = LeastInLeaf,
            NumberOfThreads = 1,
        });
        var engine = context.Model.CreatePredictionEngine<TreeRow, Predicted>(trees.Fit(data), inputSchemaDefinition: schema);
        return features => engine.Predict(TreeRow.Of(features)).Score;
    }

    private sealed class Predicted
    {
        public float Score { get; set; }
    }
}

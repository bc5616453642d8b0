using Analytics.Learning.Trees;
using Analytics.Statistics.Drift.Multivariate;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Analytics.Learning.Drift;

/// <summary>
/// Gradient-boosted trees as the learner of <see cref="DomainClassifier"/>, which also say by which columns they part the samples: they see changes of
/// single columns and of how columns go together. The same rows give the same scores. One for each measurement; not thread-safe.
/// Source: Friedman 2001, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29, 1189-1232; importance by the gains
/// of the splits: section 8.1.
/// </summary>
public sealed class FastTreeDomainLearner
{
    private const int Trees = 100;
    private const int Leaves = 8;
    private const int LeastInLeaf = 20;
    private const double LearningRate = 0.2;

    private double[] gains = [];

    /// <summary>
    /// Share of each column in what the splits of all trees learnt so far have gained, in [0, 1], with sum 1; all 0 where nothing was split by, empty before
    /// any. Only worth reading where the samples can be told apart: without drift the trees split by chance.
    /// </summary>
    public IReadOnlyList<double> Importances
    {
        get
        {
            var sum = gains.Sum();
            return [.. gains.Select(gain => sum > 0 ? gain / sum : 0)];
        }
    }

    /// <summary>Learns 100 trees of 8 leaves with at least 20 rows and scores the rows held out: a <see cref="DomainLearner"/>.</summary>
    /// <param name="rows">Rows to learn from, finite also in single precision, of equal length, at least one; the length of all calls is the same.</param>
    /// <param name="isCurrent">Whether each of them is of the current sample.</param>
    /// <param name="heldOut">Rows to score, of the same length.</param>
    /// <returns>A score for each held-out row, higher where it looks more like a current row: about 0 to 1.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no row, lengths differ, or a value is not finite: trees do not part missing values from large ones.</exception>
    public IReadOnlyList<double> Learn(IReadOnlyList<double[]> rows, IReadOnlyList<bool> isCurrent, IReadOnlyList<double[]> heldOut)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(isCurrent);
        ArgumentNullException.ThrowIfNull(heldOut);
        if (rows.Count == 0 || rows.Count != isCurrent.Count) throw new ArgumentException("There must be rows, and one answer for each.", nameof(rows));
        var columns = gains.Length > 0 ? gains.Length : rows[0].Length;
        TreeRow.Check(rows, columns, nameof(rows));
        TreeRow.Check(heldOut, columns, nameof(heldOut));

        var context = new MLContext(seed: 1);
        var schema = TreeRow.Schema(columns);
        var data = context.Data.LoadFromEnumerable(rows.Select((row, at) => TreeRow.Of(row, isCurrent[at] ? 1 : 0)), schema);
        var trees = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = LeastInLeaf,
            LearningRate = LearningRate,
            NumberOfThreads = 1,
        }).Fit(data);
        AddGains(trees.Model, columns);
        var scored = trees.Transform(context.Data.LoadFromEnumerable(heldOut.Select(row => TreeRow.Of(row)), schema));
        return [.. scored.GetColumn<float>("Score").Select(score => (double)score)];
    }

    private void AddGains(FastTreeRegressionModelParameters model, int columns)
    {
        if (gains.Length == 0) gains = new double[columns];
        foreach (var tree in model.TrainedTreeEnsemble.Trees)
            for (var split = 0; split < tree.NumberOfNodes; split++) gains[tree.NumericalSplitFeatureIndexes[split]] += tree.SplitGains[split];
    }
}

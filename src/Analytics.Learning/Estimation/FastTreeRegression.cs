using Analytics.Statistics.Estimation;
using Microsoft.ML;
using Microsoft.ML.Data;
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
        if (rows.Any(row => row.Length != rows[0].Length || !row.All(double.IsFinite))) throw new ArgumentException("Rows must be finite and of equal length.", nameof(rows));

        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Length);
        var data = context.Data.LoadFromEnumerable(rows.Select((row, at) => new Row { Features = Floats(row), Label = (float)targets[at] }), schema);
        var trees = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = LeastInLeaf,
            NumberOfThreads = 1,
        });
        var engine = context.Model.CreatePredictionEngine<Row, Predicted>(trees.Fit(data), inputSchemaDefinition: schema);
        return features => engine.Predict(new Row { Features = Floats(features) }).Score;
    }

    private static float[] Floats(ReadOnlySpan<double> row)
    {
        var floats = new float[row.Length];
        for (var at = 0; at < floats.Length; at++) floats[at] = (float)row[at];
        return floats;
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }

    private sealed class Predicted
    {
        public float Score { get; set; }
    }
}

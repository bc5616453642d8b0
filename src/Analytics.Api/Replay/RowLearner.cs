using Analytics.Contracts.Models;
using Analytics.Learning.Prequential;

namespace Analytics.Api.Replay;

/// <summary>Scores rows that have no answers, each learnt from those before it.</summary>
internal sealed class RowLearner
{
    private readonly int[] columns;
    private readonly double[] numbers;
    private readonly GaussianNaiveBayes learner;

    /// <exception cref="ReplayException">There is no numeric column.</exception>
    public RowLearner(ReplayTable table)
    {
        columns = [.. table.Features.Where(feature => feature.Definition.Type == FeatureType.Numeric).Select(feature => feature.Column)];
        if (columns.Length == 0) throw new ReplayException("--learn needs a numeric column.");
        numbers = new double[columns.Length];
        learner = new GaussianNaiveBayes(columns.Length);
    }

    public double Score(string[] row) => learner.Score(Read(row));

    public void Learn(string[] row, bool positive) => learner.Learn(Read(row), positive);

    private double[] Read(string[] row)
    {
        for (var index = 0; index < columns.Length; index++)
            numbers[index] = ColumnProfile.TryNumber(row[columns[index]], out var number) ? number : double.NaN;
        return numbers;
    }
}

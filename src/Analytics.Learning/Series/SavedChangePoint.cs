using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>What a saved detector with 4 scores writes in each row.</summary>
internal sealed class SavedChangePoint
{
    public const string ScoresColumn = "Analytics.Series.Scores4";

    [ColumnName(ScoresColumn)]
    [VectorType(4)]
    public double[] Scores { get; set; } = [];
}

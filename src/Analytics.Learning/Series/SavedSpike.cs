using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>What a saved detector with 3 scores writes in each row.</summary>
internal sealed class SavedSpike
{
    public const string ScoresColumn = "Analytics.Series.Scores3";

    [ColumnName(ScoresColumn)]
    [VectorType(3)]
    public double[] Scores { get; set; } = [];
}

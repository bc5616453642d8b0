using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>What a saved step reads in each row.</summary>
internal sealed class SavedCell
{
    public const string ValueColumn = "Analytics.Series.Value";
    public const string PlanColumn = "Analytics.Series.Plan";

    [ColumnName(ValueColumn)]
    public float Value { get; set; }

    /// <summary>The same text in every row.</summary>
    [ColumnName(PlanColumn)]
    public ReadOnlyMemory<char> Plan { get; set; }
}

using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>What a saved forecaster writes in each row.</summary>
internal sealed class SavedForecast
{
    public const string ValuesColumn = "Analytics.Series.Forecast";
    public const string LowerColumn = "Analytics.Series.Lower";
    public const string UpperColumn = "Analytics.Series.Upper";

    public static string[] ColumnNames => [ValuesColumn, LowerColumn, UpperColumn];

    [ColumnName(ValuesColumn)]
    public float[] Values { get; set; } = [];

    [ColumnName(LowerColumn)]
    public float[] Lower { get; set; } = [];

    [ColumnName(UpperColumn)]
    public float[] Upper { get; set; } = [];
}

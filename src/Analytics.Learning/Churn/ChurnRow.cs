using Microsoft.ML.Data;

namespace Analytics.Learning.Churn;

/// <summary>An encoded row as ML.NET reads it.</summary>
internal sealed class ChurnRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public static ChurnRow Of(double[] features, bool left = false) => new() { Features = Array.ConvertAll(features, value => (float)value), Label = left };

    public static SchemaDefinition Schema(int features)
    {
        var schema = SchemaDefinition.Create(typeof(ChurnRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        return schema;
    }
}

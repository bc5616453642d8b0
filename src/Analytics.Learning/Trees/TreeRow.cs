using Microsoft.ML.Data;

namespace Analytics.Learning.Trees;

/// <summary>A row as ML.NET's trees read it.</summary>
internal sealed class TreeRow
{
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    /// <summary>A row of features of which only the score is wanted.</summary>
    public static TreeRow Of(ReadOnlySpan<double> features, double label = 0)
    {
        var floats = new float[features.Length];
        for (var at = 0; at < floats.Length; at++) floats[at] = (float)features[at];
        return new() { Features = floats, Label = (float)label };
    }

    /// <summary>The columns of rows of so many features.</summary>
    public static SchemaDefinition Schema(int features)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        return schema;
    }

    /// <summary>Throws where rows are not finite, also as single precision, or not of one length: trees do not part missing values from large ones.</summary>
    public static void Check(IReadOnlyList<double[]> rows, int features, string name)
    {
        if (rows.Any(row => row.Length != features || !Array.TrueForAll(row, value => float.IsFinite((float)value))))
            throw new ArgumentException("Rows must be finite and of equal length.", name);
    }
}

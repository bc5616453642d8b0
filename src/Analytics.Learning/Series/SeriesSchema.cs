using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>The columns before and after a step.</summary>
internal static class SeriesSchema
{
    /// <summary>The columns of a step's input, followed by those that it writes.</summary>
    public static DataViewSchema Append(DataViewSchema input, IEnumerable<SeriesColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        foreach (var column in columns) column.AddTo(builder);
        return builder.ToSchema();
    }

    /// <summary>The column of the name, of the type that the step reads.</summary>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, DataViewType type, [CallerArgumentExpression(nameof(schema))] string source = "")
    {
        var found = schema.GetColumnOrNull(name) ?? throw Missing(source, name);
        return found.Type.Equals(type) ? found : throw Mismatch(source, name, type, $"{found.Type}");
    }

    /// <summary>Refuses a shape without the column of the name and type.</summary>
    public static void Check(SchemaShape shape, string name, DataViewType type, [CallerArgumentExpression(nameof(shape))] string source = "")
    {
        var found = shape.Where(column => column.Name == name).Select(column => (SchemaShape.Column?)column).LastOrDefault() ?? throw Missing(source, name);
        if (found.Kind != SchemaShape.Column.VectorKind.Scalar || !found.ItemType.Equals(type)) throw Mismatch(source, name, type, $"{found.Kind} of {found.ItemType}");
    }

    private static ArgumentOutOfRangeException Missing(string source, string name) => new(source.Split('.')[0], $"There is no input column '{name}'.");

    private static ArgumentOutOfRangeException Mismatch(string source, string name, DataViewType wanted, string found) =>
        new(source.Split('.')[0], $"The input column '{name}' must be of type {wanted}, but is {found}.");
}

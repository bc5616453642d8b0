using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>Reads a column of numbers.</summary>
internal static class SeriesValues
{
    /// <summary>The values of the first rows, as many as there are.</summary>
    public static double[] Doubles(IDataView data, DataViewSchema.Column column, int most)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<double>(column);
        var values = new List<double>();
        var value = 0.0;
        while (values.Count < most && cursor.MoveNext())
        {
            getter(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    /// <summary>The first values that are not missing (NaN), as many as there are.</summary>
    public static double[] PresentSingles(IDataView data, DataViewSchema.Column column, int most)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<float>(column);
        var values = new List<double>();
        var value = 0f;
        while (values.Count < most && cursor.MoveNext())
        {
            getter(ref value);
            if (!float.IsNaN(value)) values.Add(value);
        }

        return [.. values];
    }
}

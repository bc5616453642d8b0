namespace Analytics.Statistics.Scoring;

/// <summary>Order of rows by a value.</summary>
internal static class RowOrder
{
    /// <summary>Rows in ascending order of value, equal values in the order of rows; <paramref name="sorted"/> becomes the values in that order.</summary>
    public static int[] Ascending(double[] sorted)
    {
        var rows = new int[sorted.Length];
        for (var row = 0; row < rows.Length; row++) rows[row] = row;
        Array.Sort(sorted, rows);

        // The sort is not stable, but much faster than one of pairs.
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (end < rows.Length && sorted[end] <= sorted[start]) end++;
            if (end - start > 1) Array.Sort(rows, start, end - start);
            start = end;
        }

        return rows;
    }

    /// <summary>As <see cref="Ascending"/> of the negative values: descending, equal values in the order of rows.</summary>
    public static int[] Descending(double[] sorted)
    {
        System.Numerics.Tensors.TensorPrimitives.Negate(sorted, sorted);
        return Ascending(sorted);
    }
}

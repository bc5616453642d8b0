namespace Analytics.Statistics.Calibration;

/// <summary>What the calibration figures ask of their rows.</summary>
internal static class CalibrationRows
{
    public static void Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels)
    {
        if (probabilities.IsEmpty) throw new ArgumentException("There must be a row.", nameof(probabilities));
        if (labels.Length != probabilities.Length) throw new ArgumentException("There must be one label for each probability.", nameof(labels));
        Scoring.Finite.CheckProbabilities(probabilities, nameof(probabilities));
    }

    /// <summary>Rows in ascending order of value, equal values in the order of rows.</summary>
    public static int[] Ascending(ReadOnlySpan<double> values)
    {
        var keys = new (double Value, int Row)[values.Length];
        for (var row = 0; row < keys.Length; row++) keys[row] = (values[row], row);
        Array.Sort(keys);
        var order = new int[keys.Length];
        for (var rank = 0; rank < order.Length; rank++) order[rank] = keys[rank].Row;
        return order;
    }
}

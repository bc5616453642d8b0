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
}

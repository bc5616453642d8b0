namespace Analytics.Nab;

/// <summary>The scoring rule of the benchmark: Lavin &amp; Ahmad 2015, "Evaluating real-time anomaly detection algorithms", ICMLA, 38-44.</summary>
internal static class NabScorer
{
    /// <summary>Score of the detections of one file: what its windows and its false alarms are worth.</summary>
    public static double Score(NabFile file, IReadOnlyList<double> scores, double threshold, NabProfile profile)
    {
        var total = new NabTotal([file], profile);
        for (var row = 0; row < scores.Count; row++)
            if (scores[row] >= threshold) total.Detect(file, row);
        return total.Value;
    }

    /// <summary>The best score of the corpus over all thresholds, from 0 (no detection at all) to 100 (each window at its start, no false alarm).</summary>
    public static NabResult Best(IReadOnlyList<NabFile> files, IReadOnlyList<IReadOnlyList<double>> scores, NabProfile profile)
    {
        var total = new NabTotal(files, profile);
        var none = total.Value;
        var best = new NabResult(0, 1.1);
        var perfect = files.Sum(file => file.Windows.Count) * profile.Found;
        var detections = files.SelectMany((file, i) => scores[i].Select((score, row) => (File: file, Row: row, Score: score)))
            .Where(each => each.Row >= each.File.Probation)
            .GroupBy(each => each.Score)
            .OrderByDescending(group => group.Key);
        foreach (var group in detections)
        {
            foreach (var (file, row, _) in group) total.Detect(file, row);
            var normalised = 100 * (total.Value - none) / (perfect - none);
            if (normalised > best.Score) best = new(normalised, group.Key);
        }

        return best;
    }
}

namespace Analytics.Statistics.Scoring;

/// <summary>For each row, the share of the other class that it is ranked rightly against, ties counted half; their mean is the area.</summary>
/// <param name="Values">Placement of each row, in [0, 1].</param>
/// <param name="Area">Area under the ROC curve.</param>
/// <param name="Positives">Positives, at least 1.</param>
/// <param name="Negatives">Negatives, at least 1.</param>
internal sealed record RowPlacements(double[] Values, double Area, int Positives, int Negatives)
{
    public static RowPlacements Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        var sorted = scores.ToArray();
        var order = RowOrder.Ascending(sorted);
        var positives = labels.Count(true);
        double negatives = labels.Length - positives, below = 0, above = positives, wins = 0;
        var values = new double[sorted.Length];
        for (var start = 0; start < order.Length;)
        {
            var (end, own) = (start, 0);
            for (; end < order.Length && sorted[end] <= sorted[start]; end++) own += labels[order[end]] ? 1 : 0;
            var others = end - start - own;
            for (var rank = start; rank < end; rank++)
                values[order[rank]] = labels[order[rank]] ? (below + others / 2.0) / negatives : (above - own / 2.0) / positives;
            wins += own * (below + others / 2.0);
            (below, above, start) = (below + others, above - own, end);
        }

        return new(values, Math.Min(1, wins / (positives * negatives)), positives, labels.Length - positives);
    }
}

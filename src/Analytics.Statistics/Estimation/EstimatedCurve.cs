namespace Analytics.Statistics.Estimation;

/// <summary>Curves over rows in descending order of score, each row part positive and part negative.</summary>
internal readonly ref struct EstimatedCurve
{
    private const int Decimals = 5;
    private readonly ReadOnlySpan<double> probabilities;
    private readonly (double Key, int Row)[] order;
    private readonly CurveConvention convention;

    public EstimatedCurve(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores, CurveConvention convention)
    {
        this.probabilities = probabilities;
        this.convention = convention;
        order = Descending(scores);
    }

    /// <summary>Rows by descending score, equal scores in the order of rows; keys are the negative scores.</summary>
    public static (double Key, int Row)[] Descending(ReadOnlySpan<double> scores)
    {
        var order = new (double Key, int Row)[scores.Length];
        for (var row = 0; row < order.Length; row++) order[row] = (-scores[row], row);
        Array.Sort(order);
        return order;
    }

    /// <summary>Area under the ROC curve by trapezia; null where a class has no mass.</summary>
    public double? RocArea()
    {
        var (hits, alarms, lastHits, lastAlarms, area) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var rank = 0; rank < order.Length; rank++)
        {
            Step(rank, ref hits, ref alarms);
            if (!EndsStep(rank)) continue;
            var (nextHits, nextAlarms) = convention == CurveConvention.RowByRow ? (Math.Round(hits, Decimals), Math.Round(alarms, Decimals)) : (hits, alarms);
            area += (nextAlarms - lastAlarms) * (nextHits + lastHits) / 2;
            (lastHits, lastAlarms) = (nextHits, nextAlarms);
        }

        return lastHits > 0 && lastAlarms > 0 ? Math.Clamp(area / lastHits / lastAlarms, 0, 1) : null;
    }

    /// <summary>Σ Δrecall · precision; null where there is no positive mass.</summary>
    public double? AveragePrecision()
    {
        var (hits, alarms, lastHits, area) = (0.0, 0.0, 0.0, 0.0);
        for (var rank = 0; rank < order.Length; rank++)
        {
            Step(rank, ref hits, ref alarms);
            if (!EndsStep(rank)) continue;
            area += (hits - lastHits) * (hits / (hits + alarms));
            lastHits = hits;
        }

        return lastHits > 0 ? Math.Clamp(area / lastHits, 0, 1) : null;
    }

    private void Step(int rank, ref double hits, ref double alarms)
    {
        var probability = probabilities[order[rank].Row];
        hits += probability;
        alarms += 1 - probability;
    }

    private bool EndsStep(int rank) =>
        convention == CurveConvention.RowByRow || rank == order.Length - 1 || !order[rank].Key.Equals(order[rank + 1].Key);
}

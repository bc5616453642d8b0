using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Estimation;

/// <summary>Curves over rows in descending order of score, each row part positive and part negative.</summary>
internal readonly ref struct EstimatedCurve
{
    private const int Decimals = 5;
    private readonly ReadOnlySpan<double> probabilities;
    private readonly double[] keys;
    private readonly int[] order;
    private readonly CurveConvention convention;

    public EstimatedCurve(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores, CurveConvention convention)
    {
        this.probabilities = probabilities;
        this.convention = convention;
        keys = scores.ToArray();
        order = RowOrder.Descending(keys);
    }

    /// <summary>Area under the ROC curve by trapezia; null where a class has no mass.</summary>
    public double? RocArea()
    {
        var (hits, alarms, lastHits, lastAlarms, area) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var rank = 0; rank < order.Length; rank++)
        {
            Step(rank, ref hits, ref alarms);
            if (!EndsStep(rank)) continue;
            var (nextHits, nextAlarms) = (Drawn(hits), convention == CurveConvention.RowByRow ? Drawn(rank + 1 - hits) : alarms);
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
            var nextHits = Drawn(hits);
            area += (nextHits - lastHits) * (nextHits / (rank + 1));
            lastHits = nextHits;
        }

        return lastHits > 0 ? Math.Clamp(area / lastHits, 0, 1) : null;
    }

    private double Drawn(double count) => convention == CurveConvention.RowByRow ? Math.Round(count, Decimals) : count;

    private void Step(int rank, ref double hits, ref double alarms)
    {
        var probability = probabilities[order[rank]];
        hits += probability;
        alarms += 1 - probability;
    }

    private bool EndsStep(int rank) =>
        convention == CurveConvention.RowByRow || rank == order.Length - 1 || keys[rank] < keys[rank + 1];
}

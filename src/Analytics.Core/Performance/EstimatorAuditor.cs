using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Performance;

/// <summary>Scores estimates against the truth, over the buckets whose labels have come. A lasting gap is the sign of concept drift.</summary>
internal static class EstimatorAuditor
{
    private const long LeastLabelled = 50;

    /// <summary>The audit of a metric; null where no bucket can be compared.</summary>
    public static EstimatorAudit? Of(TaskMetric metric, Figure reference, IReadOnlyList<PerformanceBucket> series)
    {
        if (FigureChange.ErrorOf(reference) is not { } learnt) return null;
        var (weights, gaps, buckets, covered) = (0.0, 0.0, 0, 0);
        foreach (var bucket in series.Where(bucket => bucket.Stage == "final" && bucket.Labelled >= LeastLabelled))
        {
            var realised = bucket.Realised[metric.Name];
            if (!bucket.Estimated.TryGetValue(metric.Name, out var estimate) || realised.Value is not { } value) continue;
            if (FigureChange.ErrorOf(realised) is not > 0) continue;
            var weight = realised.N;
            buckets++;
            if (value >= estimate.Lower && value <= estimate.Upper) covered++;
            weights += weight;
            gaps += weight * (value - estimate.Value);
        }

        if (buckets == 0) return null;
        var gap = gaps / weights;

        // What was learnt from the reference is in every bucket the same; the scatter of the labels shrinks with them.
        var error = learnt * Math.Sqrt(1 + (reference.N / weights));
        var margin = NormalTest.HalfWidth95 * error;
        return new EstimatorAudit(metric.Name, buckets, covered, gap, gap - margin, gap + margin, error > 0 ? NormalTest.TwoSidedPValue(gap / error) : 1);
    }
}

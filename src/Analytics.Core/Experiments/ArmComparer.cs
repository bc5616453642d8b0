using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Compares two arms from their sufficient statistics.</summary>
internal static class ArmComparer
{
    /// <summary>Standard errors that the control's value must be away from 0 for a relative effect.</summary>
    private const double FarFromZero = 4;

    /// <summary>What is nearer to 0 is 0: nothing can be told relative to it.</summary>
    private const double Nothing = 1 / UnitMetric.LargestValue;

    /// <summary>The comparison; or why there is none.</summary>
    /// <param name="metric">The metric, as the store computed it.</param>
    /// <param name="totals">Its totals.</param>
    /// <param name="control">Key of the control.</param>
    /// <param name="treatment">Key of the treatment.</param>
    /// <param name="among">Which cells count; null: all.</param>
    /// <param name="strata">Stratum of each period, within which the arms are compared; null: each period is one.</param>
    /// <param name="scale">The scale of the effect; null: relative where these data allow it.</param>
    public static (ComparedArms? Arms, string? Missing) Compare(
        UnitMetric metric, UnitMetricTotals totals, string control, string treatment, Func<UnitCell, bool>? among = null, int[]? strata = null, EffectScale? scale = null)
    {
        if (metric.IsWhole) return Whole(metric, totals, control, treatment, scale);
        List<UnitCell> Of(string variant) => [.. totals.Cells.Where(cell => cell.Variant == variant && among?.Invoke(cell) != false)];
        var (controls, treatments) = (Of(control), Of(treatment));
        if (Units(controls) < 2 || Units(treatments) < 2) return (null, "Each variant needs at least two units that count.");
        var (c, t) = (Merge(controls), Merge(treatments));
        if (metric.Value == UnitValue.Ratio && (IsNothing(c.Mean(1)) || IsNothing(t.Mean(1)))) return (null, "A variant has no record in the denominator.");
        var (first, second) = (ArmOf(metric, c), ArmOf(metric, t));
        if (first.Variance + second.Variance < Nothing * Nothing) return (null, "The values do not vary.");

        if (scale == EffectScale.Relative && !IsShare(first, second)) return (null, "The control's value is too near 0 for a change as a share of it.");
        var told = scale ?? (IsShare(first, second) ? EffectScale.Relative : EffectScale.Absolute);
        var isRelative = told == EffectScale.Relative;
        var baseline = isRelative ? Math.Abs(first.Mean) : 1;
        int StratumOf(UnitCell cell) => strata is null ? cell.Period : strata[cell.Period];
        if (controls.Concat(treatments).Select(StratumOf).Distinct().Count() > 1)
        {
            var apart = controls.Concat(treatments).GroupBy(StratumOf).Select(period => new Stratum(ArmOf(metric, period, control), ArmOf(metric, period, treatment))).ToList();
            var merged = PostStratification.Merged(apart);
            var own = isRelative ? Math.Abs(EffectEquation.MeanOf(merged, stratum => stratum.Control)) : 1;
            return (new(first, second, PostStratification.Difference(apart, told), own, isRelative, null,
                $"post-stratified over {merged.Count} periods between changes of the weights, by their shares of the units", EffectEquation.Stratified(merged, isRelative)), null);
        }

        if (Adjusted(metric, c, t, told) is { VarianceShare: < 1 } adjusted)
        {
            return (new(first, second, adjusted.Effect, baseline, isRelative, 1 - adjusted.VarianceShare,
                "less what the time before the exposure explains (CUPED: its weight times how far the means before lie apart)",
                EffectEquation.Adjusted(second, first, Before(metric, adjusted, c, t), isRelative)), null);
        }

        return (new(first, second, ArmComparison.Difference(first, second, told), baseline, isRelative, null, "of the plain values", EffectEquation.Plain(second.Mean, first.Mean, isRelative)), null);
    }

    /// <summary>The arm of a metric.</summary>
    public static Arm ArmOf(UnitMetric metric, JointMoments moments) => metric.Value == UnitValue.Ratio
        ? RatioMetric.Arm(JointMoments.OfDeviations(
            moments.Count,
            [moments.Mean(0), moments.Mean(1)],
            [.. new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(pair => moments.Covariance(pair.Item1, pair.Item2) * Math.Max(1, moments.Count - 1))]))
        : new Arm(moments.Count, moments.Mean(0), Math.Max(0, moments.Covariance(0, 0)));

    /// <summary>All cells as one.</summary>
    public static JointMoments Merge(IEnumerable<UnitCell> cells) => cells.Select(cell => cell.Moments).Aggregate((one, other) => one.Merge(other));

    /// <summary>Whether nothing can be divided by a value.</summary>
    public static bool IsNothing(double value) => Math.Abs(value) < Nothing;

    private static long Units(List<UnitCell> cells) => cells.Sum(cell => cell.Moments.Count);

    private static Arm? ArmOf(UnitMetric metric, IEnumerable<UnitCell> cells, string variant)
    {
        List<UnitCell> its = [.. cells.Where(cell => cell.Variant == variant)];
        if (its.Count == 0) return null;
        var moments = Merge(its);
        return metric.Value == UnitValue.Ratio && IsNothing(moments.Mean(1)) ? null : ArmOf(metric, moments);
    }

    /// <summary>Whether a change can be told as a share of the control's value. Of a treatment that is 0 throughout it would have no error at all.</summary>
    private static bool IsShare(Arm control, Arm treatment) =>
        !IsNothing(control.Mean) && Math.Abs(control.Mean) > FarFromZero * Math.Sqrt(control.ValueVariance) && (treatment.Variance > 0 || treatment.Mean is not 0);

    private static AdjustedEffect? Adjusted(UnitMetric metric, JointMoments control, JointMoments treatment, EffectScale scale)
    {
        if (metric.Lookback == TimeSpan.Zero) return null;
        if (metric.Value != UnitValue.Ratio) return control.Variables > 1 ? Cuped.Difference(control, treatment, scale) : null;
        return control.Variables == 4 && !IsNothing(control.Mean(3)) && !IsNothing(treatment.Mean(3)) ? Cuped.RatioDifference(control, treatment, scale) : null;
    }

    /// <summary>The means that were adjusted by; of a ratio the ratio before.</summary>
    private static List<CovariateMeans> Before(UnitMetric metric, AdjustedEffect adjusted, JointMoments control, JointMoments treatment) => metric.Value == UnitValue.Ratio
        ? [new(adjusted.Coefficients[0], treatment.Mean(2) / treatment.Mean(3), control.Mean(2) / control.Mean(3))]
        : [.. adjusted.Coefficients.Select((weight, at) => new CovariateMeans(weight, treatment.Mean(at + 1), control.Mean(at + 1)))];

    /// <summary>The arm of an area; null where fewer than two units have a positive or a negative.</summary>
    public static Arm? ArmOf(UnitArea area) => area is { WithPositives: >= 2, WithNegatives: >= 2 } ? ClusteredAuc.Arm(area.Clusters, area.WithPositives, area.WithNegatives) : null;

    private static Arm? ArmOf(UnitQuantile quantile)
    {
        try
        {
            return quantile.Clusters.Count < 2 ? null : QuantileMetric.ClusteredArm(quantile.Bounds, quantile.Clusters);
        }
        catch (ArgumentException)
        {
            // Too few values for a quantile of this level: the arm can't be judged.
            return null;
        }
    }

    private static (ComparedArms?, string?) Whole(UnitMetric metric, UnitMetricTotals totals, string control, string treatment, EffectScale? scale)
    {
        var isArea = metric.Value == UnitValue.Area;
        Arm? Of(string variant) => isArea
            ? totals.Areas.FirstOrDefault(area => area.Variant == variant) is { } area ? ArmOf(area) : null
            : totals.Quantiles.FirstOrDefault(quantile => quantile.Variant == variant) is { } quantile ? ArmOf(quantile) : null;
        if (Of(control) is not { } first || Of(treatment) is not { } second)
            return (null, isArea ? "Each variant needs two units with a positive label and two with a negative one." : "A variant has too few values for a quantile of this level.");
        if (first.Units < 2 || second.Units < 2 || first.Variance + second.Variance < Nothing * Nothing) return (null, "The values do not vary.");

        // An area is told in its own points: it has no zero that a share would be of.
        var told = isArea ? EffectScale.Absolute : scale ?? (IsShare(first, second) ? EffectScale.Relative : EffectScale.Absolute);
        return (new(first, second, ArmComparison.Difference(first, second, told), told == EffectScale.Relative ? Math.Abs(first.Mean) : 1, told == EffectScale.Relative, null,
            isArea ? "of the areas, by the placements of whole units" : "of the quantiles, by order statistics and clusters of units",
            EffectEquation.Plain(second.Mean, first.Mean, told == EffectScale.Relative)), null);
    }
}

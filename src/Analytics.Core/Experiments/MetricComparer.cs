using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;

namespace Analytics.Core.Experiments;

/// <summary>Makes the figures of a metric: each variant by itself, and each treatment against the control.</summary>
internal sealed class MetricComparer
{
    public required ExperimentDefinition Experiment { get; init; }
    public required ComparisonRule Rule { get; init; }
    public required UnitTotals Totals { get; init; }
    public required IReadOnlyList<UnitPeriod> Periods { get; init; }

    /// <summary>Treatments that were switched off, by key.</summary>
    public required IReadOnlyDictionary<string, FrozenArm> Frozen { get; init; }

    private List<string> Variants => [.. Experiment.Variants.Select(variant => variant.Key)];

    /// <summary>The figures of the metric at a place of the totals.</summary>
    public MetricResult Compare(string role, MetricDefinition metric, double margin, UnitMetric compiled, int place)
    {
        var totals = Totals.Metrics[place];
        UnitMetricTotals Of(string variant) => Frozen.TryGetValue(variant, out var frozen) ? frozen.Totals.Metrics[place] : totals;
        return new MetricResult
        {
            Metric = metric.Key,
            Title = metric.Title,
            Role = role,
            Kind = metric.Kind,
            LowerIsBetter = metric.LowerIsBetter,
            Unit = metric.Unit,
            Variants = [.. Variants.Select(variant => VariantOf(compiled, Of(variant), variant)).OfType<VariantFigures>()],
            Comparisons = [.. Variants.Skip(1).Select(variant => Compare(variant, role, metric, margin, compiled, place))],
            Statistics = [.. Variants.Except(Frozen.Keys).SelectMany(variant => StatisticsReader.Of(totals, variant))],
        };
    }

    private VariantComparison Compare(string variant, string role, MetricDefinition metric, double margin, UnitMetric compiled, int place)
    {
        // Planned boundaries are those of the primary metric of what is still assigned; the others are read by rules that hold at any look.
        var own = role == MetricRoles.Primary || Rule.Plan.Method != AnalysisMethod.Sequential ? Rule : Rule with { Look = null, Guarded = Rule.Look };
        if (!Frozen.TryGetValue(variant, out var frozen)) return Write(variant, role, metric, margin, compiled, Totals.Metrics[place], Periods, own);
        var then = own with { Look = null, Guarded = null, ElapsedDays = (frozen.Since - Experiment.Start!.Value).TotalDays };
        var totals = frozen.Totals.Metrics[place];
        return Write(variant, role, metric, margin, compiled, totals, frozen.Periods, then) with
        {
            Until = frozen.Since,
            Statistics = [.. new[] { Variants[0], variant }.SelectMany(arm => StatisticsReader.Of(totals, arm))],
        };
    }

    private VariantComparison Write(
        string variant, string role, MetricDefinition metric, double margin, UnitMetric compiled, UnitMetricTotals totals, IReadOnlyList<UnitPeriod> periods, ComparisonRule rule)
    {
        var at = Variants.IndexOf(variant);
        var last = periods.Select((period, number) => (period, number)).LastOrDefault(one => one.period.Weights[at] > 0).number;
        var (arms, missing) = ArmComparer.Compare(compiled, totals, Variants[0], variant, cell => cell.Period <= last, UnitPeriod.StrataOf(periods, at));
        if (arms is null) return new VariantComparison { Variant = variant, Missing = missing };

        var guards = role == MetricRoles.Guardrail || (role == MetricRoles.Primary && Experiment.Decision.Kind == DecisionKinds.NoHarm);
        var written = ComparisonWriter.Write(variant, metric, arms, rule);
        return guards ? ComparisonWriter.WithGuardrail(written, metric, arms, rule, margin) : written;
    }

    private static VariantFigures? VariantOf(UnitMetric metric, UnitMetricTotals totals, string variant)
    {
        if (metric.Value == UnitValue.Quantile)
            return totals.Quantiles.FirstOrDefault(quantile => quantile.Variant == variant) is { } found ? new(variant, found.Clusters.Count, found.Bounds.Estimate, (found.Bounds.Upper - found.Bounds.Lower) / 4) : null;
        if (metric.Value == UnitValue.Area)
            return totals.Areas.FirstOrDefault(area => area.Variant == variant) is { } area && ArmComparer.ArmOf(area) is { } known ? new(variant, known.Units, known.Mean, Math.Sqrt(known.ValueVariance)) : null;
        List<UnitCell> cells = [.. totals.Cells.Where(cell => cell.Variant == variant)];
        if (cells.Count == 0) return null;
        var moments = ArmComparer.Merge(cells);
        if (metric.Value == UnitValue.Ratio && ArmComparer.IsNothing(moments.Mean(1))) return null;
        var arm = ArmComparer.ArmOf(metric, moments);
        return new(variant, arm.Units, arm.Mean, Math.Sqrt(arm.ValueVariance));
    }
}

using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Experiments;

/// <summary>Looks into an experiment beyond its figures: segments, time since exposure, other experiments, and whether the analysis itself is sound.</summary>
internal sealed class ExperimentDepth(
    IExperimentQueries queries, ExperimentRegister register, ExperimentDefinition experiment, UnitQuery asked, ComparisonRule rule)
{
    private const int NoveltyDays = 7;
    private const double NoveltyError = 0.01;
    private const double UnevenError = 0.001;

    /// <summary>Difference of two shares of labels below which it does no harm worth stopping for: as much as of a sample ratio.</summary>
    private const double PracticalDifference = 0.002;
    private const int Heaviest = 3;

    /// <summary>The periods that <see cref="UnitQuery.Periods"/> parts.</summary>
    public required IReadOnlyList<UnitPeriod> Periods { get; init; }

    /// <summary>How long the primary metric waits for labels.</summary>
    public TimeSpan Wait { get; init; }

    public static double CrossedShare(UnitTotals totals)
    {
        var units = totals.Units.Sum(count => count.Count) + totals.Crossed;
        return units == 0 ? 0 : (double)totals.Crossed / units;
    }

    /// <summary>The sample ratio by each segment of the experiment.</summary>
    public async Task<IReadOnlyList<SampleRatioFigures>> SampleRatiosAsync(CancellationToken cancellationToken)
    {
        List<SampleRatioFigures> all = [];
        foreach (var segment in experiment.Segments)
        {
            var totals = await queries.UnitsAsync(By(segment), cancellationToken);
            foreach (var value in totals.Units.GroupBy(count => count.Split))
                if (SampleRatioReader.Read(Named(segment, value.Key), [.. value], asked.Variants, Periods) is { } ratio) all.Add(ratio);
        }

        return all;
    }

    /// <summary>The scale of an effect over all data, which its parts are told on too; null where there is no effect.</summary>
    public static EffectScale? ScaleOf(MetricResult metric, string variant) =>
        metric.Comparisons.FirstOrDefault(comparison => comparison.Variant == variant) is { Missing: null } whole ? whole.IsRelative ? EffectScale.Relative : EffectScale.Absolute : null;

    /// <summary>What is to be said of a metric that is not added up from units.</summary>
    public static string Whole(MetricDefinition metric) => $"{(metric.Kind == MetricKind.Auc ? "An area under the curve" : "A quantile")} is made of all records of a variant at once";

    /// <summary>The effect by segment, and why there is none or what is left out.</summary>
    public async Task<(IReadOnlyList<SegmentEffect> Effects, string? Missing)> SegmentsAsync(MetricDefinition metric, MetricResult primary, CancellationToken cancellationToken)
    {
        if (experiment.Segments.Count == 0) return ([], null);
        var compiled = Compile(metric);
        if (compiled.IsWhole) return ([], $"{Whole(metric)}, so that there are no segments.");
        List<SegmentEffect> all = [];
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in experiment.Segments)
        {
            var totals = (await queries.UnitsAsync(By(segment) with { Metrics = [compiled] }, cancellationToken)).Metrics[0];
            foreach (var value in totals.Cells.Select(cell => cell.Split).Distinct())
            {
                foreach (var variant in asked.Variants.Skip(1))
                {
                    var (arms, missing) = ArmComparer.Compare(compiled, totals, asked.Variants[0], variant, cell => cell.Split == value, StrataOf(variant), ScaleOf(primary, variant));
                    if (missing is not null) reasons[missing] = reasons.GetValueOrDefault(missing) + 1;
                    if (arms is null) continue;
                    var test = EffectTest.Run(arms.Effect, confidence: 1 - rule.Alpha);
                    all.Add(new(Named(segment, value), variant, arms.Effect.Units, ComparisonWriter.Figures(arms.Effect.Value, test.Interval), test.PValue, test.PValue,
                        [.. new[] { asked.Variants[0], variant }.SelectMany(arm => StatisticsReader.Of(totals, arm, cell => cell.Split == value))], arms.IsRelative, 1 - rule.Alpha));
                }
            }
        }

        var left = reasons.Count == 0 ? null : $"Left out: {string.Join(" ", reasons.Select(reason => $"{reason.Value} of {all.Count + reasons.Values.Sum()}, as: {reason.Key}"))}";
        if (all.Count == 0) return (all, left);
        var adjusted = ExperimentAnalyser.Corrected([.. all.Select(one => one.PValue)], rule.Plan.Correction, rule.Plan.Alpha);
        return ([.. all.Select((one, at) => one with { AdjustedPValue = adjusted[at] })], left);
    }

    /// <summary>Novelty and influence of each treatment.</summary>
    public async Task<IReadOnlyList<TreatmentDepth>> TreatmentsAsync(MetricDefinition metric, MetricResult primary, IReadOnlyList<string> treatments, CancellationToken cancellationToken)
    {
        var (compiled, novelty) = (Compile(metric), await NoveltyAsync(metric, treatments, cancellationToken));
        var without = compiled.IsWhole ? null : (await queries.UnitsAsync(asked with { ByDay = false, WithoutHeaviest = Heaviest, Metrics = [compiled] }, cancellationToken)).Metrics[0];
        return
        [
            .. treatments.Select(treatment =>
            {
                var depth = new TreatmentDepth { Variant = treatment, Novelty = novelty.GetValueOrDefault(treatment) };
                var whole = primary.Comparisons.First(comparison => comparison.Variant == treatment);
                if (without is null || whole.Missing is not null || ArmComparer.Compare(compiled, without, asked.Variants[0], treatment, strata: StrataOf(treatment), scale: ScaleOf(primary, treatment)).Arms is not { } arms) return depth;
                var light = ComparisonWriter.Write(treatment, metric, arms, rule);
                return depth with { WithoutHeaviest = light.Effect, HeaviestDecide = light.Significant != whole.Significant || (whole.Significant && light.Better != whole.Better) };
            }),
        ];
    }

    /// <summary>The effect on each of the first days since exposure, and whether it changes; none of a treatment where it can't be told.</summary>
    private async Task<Dictionary<string, NoveltyFigures>> NoveltyAsync(MetricDefinition metric, IReadOnlyList<string> treatments, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, NoveltyFigures>(StringComparer.Ordinal);
        if (metric.Kind is not (MetricKind.Proportion or MetricKind.Sum or MetricKind.Count or MetricKind.Mean or MetricKind.Ratio)) return found;
        var compiled = Compile(metric) with { Lookback = TimeSpan.Zero };
        UnitMetric[] days = [.. Enumerable.Range(0, NoveltyDays).Select(day => compiled with { After = TimeSpan.FromDays(day), Window = TimeSpan.FromDays(1) })];
        var totals = await queries.UnitsAsync(asked with { ByDay = false, Metrics = days }, cancellationToken);
        foreach (var treatment in treatments)
        {
            List<Effect> effects = [];
            foreach (var (day, at) in days.Select((day, at) => (day, at)))
            {
                if (ArmComparer.Compare(day, totals.Metrics[at], asked.Variants[0], treatment, strata: StrataOf(treatment), scale: EffectScale.Absolute).Arms is not { } arms) break;
                effects.Add(arms.Effect);
            }

            if (effects.Count >= 3) found[treatment] = Trend(treatment, effects);
        }

        return found;
    }

    public async Task<IReadOnlyList<InteractionFigures>> InteractionsAsync(MetricDefinition metric, CancellationToken cancellationToken)
    {
        var compiled = Compile(metric);
        if (compiled.IsWhole) return [];
        var reader = new InteractionReader(queries, asked, compiled, rule.Alpha);
        List<(InteractionFigures Figures, double? P)> all = [];
        foreach (var other in register.Catalogue.Experiments.Values.Where(IsBeside)) all.AddRange(await reader.ReadAsync(other, cancellationToken));

        double[] pValues = [.. all.Select(one => one.P).OfType<double>()];
        if (pValues.Length == 0) return [.. all.Select(one => one.Figures)];
        var adjusted = new Queue<double>(MultipleTesting.BenjaminiHochberg(pValues, rule.Plan.Alpha).Adjusted);
        return [.. all.Select(one => one.P is null ? one.Figures : one.Figures with { AdjustedPValue = adjusted.Dequeue() })];
    }

    public async Task<SelfDiagnosis> DiagnoseAsync(MetricDefinition metric, UnitTotals totals, CancellationToken cancellationToken)
    {
        var diagnosis = new SelfDiagnosis { CrossedShare = CrossedShare(totals) };
        var compiled = Compile(metric);

        // The same units dealt anew, so that every difference is chance.
        return !compiled.IsWhole && await AaTests.RunAsync(queries, asked, compiled, rule.Plan.Alpha, cancellationToken) is { } aa
            ? diagnosis with { AaTests = aa.Tests, AaFalsePositiveRate = aa.Share, AaSuspicious = aa.PValue < UnevenError }
            : diagnosis;
    }

    /// <summary>Whether the labels of the metrics that the verdict uses arrive alike in all variants; nothing to say of those that need none.</summary>
    public async Task<SelfDiagnosis> LabelsAsync(SelfDiagnosis diagnosis, IReadOnlyList<(MetricDefinition Metric, TimeSpan Wait)> metrics, CancellationToken cancellationToken)
    {
        List<(string Key, UnitMetric Completeness)> needed =
            [.. metrics.Select(one => (one.Metric.Key, Completeness: MetricCompiler.Completeness(one.Metric, one.Wait)!)).Where(one => one.Completeness is not null)];
        if (needed.Count == 0) return diagnosis;
        var totals = await queries.UnitsAsync(asked with { ByDay = false, Periods = [], Metrics = [.. needed.Select(one => one.Completeness)] }, cancellationToken);
        var error = UnevenError / needed.Count;
        LabelFigures[] all = [.. needed.Select((one, at) => Labelled(one.Key, one.Completeness, totals.Metrics[at], error))];
        return diagnosis with { Labels = all, LabelCompleteness = all[0].Completeness, LabelsUneven = all.Any(one => one.Uneven) };
    }

    private LabelFigures Labelled(string metric, UnitMetric completeness, UnitMetricTotals totals, double error)
    {
        var shares = new Dictionary<string, double>();
        double? least = null;
        foreach (var variant in asked.Variants)
        {
            List<UnitCell> cells = [.. totals.Cells.Where(cell => cell.Variant == variant)];
            if (cells.Count > 0 && ArmComparer.Merge(cells) is { } moments && moments.Mean(1) > 0) shares[variant] = moments.Mean(0) / moments.Mean(1);
            if (variant != asked.Variants[0] && ArmComparer.Compare(completeness, totals, asked.Variants[0], variant).Arms is { } arms)
                least = Math.Min(least ?? 1, ConfidenceSequence.TwoSided(arms.Effect, 1 - error, rule.TunedUnits).PValue);
        }

        var largest = shares.TryGetValue(asked.Variants[0], out var control) ? shares.Values.Max(share => Math.Abs(share - control)) : 0;
        return new(metric, shares, least, least < error && largest > PracticalDifference);
    }

    private static NoveltyFigures Trend(string variant, List<Effect> effects)
    {
        var weight = effects.Sum(effect => 1 / effect.Variance);
        var middle = effects.Select((effect, day) => day / effect.Variance).Sum() / weight;
        var spread = effects.Select((effect, day) => Math.Pow(day - middle, 2) / effect.Variance).Sum();
        var slope = effects.Select((effect, day) => (day - middle) * effect.Value / effect.Variance).Sum() / spread;
        var test = EffectTest.Run(new Effect(slope, 1 / spread, double.PositiveInfinity, effects[0].Units));
        var mean = effects.Sum(effect => effect.Value / effect.Variance) / weight;
        var finding = test.PValue >= NoveltyError ? "stable" : slope > 0 == mean > 0 ? "growing" : "fading";
        return new(variant, [.. effects.Select(effect => ComparisonWriter.Figures(effect.Value, EffectTest.Run(effect).Interval))], slope, test.PValue, finding);
    }

    private int[] StrataOf(string variant) => UnitPeriod.StrataOf(Periods, experiment.Variants.ToList().FindIndex(one => one.Key == variant));

    private UnitMetric Compile(MetricDefinition metric) => MetricCompiler.Compile(metric, rule.Plan, register.Catalogue, Wait);

    private UnitQuery By(string segment) => asked with { ByDay = false, Split = new UnitSplit.BySegment(segment[(segment.IndexOf('.', StringComparison.Ordinal) + 1)..]) };

    private static string Named(string segment, string? value) => $"{segment[(segment.IndexOf('.', StringComparison.Ordinal) + 1)..]}={value ?? "(none)"}";

    /// <summary>Whether another experiment deals with the same kind of unit at the same time.</summary>
    private bool IsBeside(ExperimentDefinition other) =>
        other.Key != experiment.Key && other.Unit == experiment.Unit && other.Status is ExperimentStatus.Running or ExperimentStatus.Stopped
        && other.Start is { } start && start < asked.AsOf && !(other.Stop <= experiment.Start);
}

using Analytics.Contracts.Experiments;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Experiments;

/// <summary>Reads an experiment: figures by metric and variant, checks of the data, and the verdict of its plan.</summary>
public sealed class ExperimentAnalyser(ExperimentRegister register, IExperimentQueries queries, LabelWindows labels, TimeProvider clock)
{
    /// <summary>Days of the primary metric's series at the most.</summary>
    private const int MostDays = 400;

    /// <summary>The results; null where there is no such experiment.</summary>
    public async Task<ExperimentResults?> AnalyseAsync(string key, ExperimentQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (register.Find(key) is not { } summary) return null;
        var state = register.StateOf(key);
        var experiment = ExperimentHistory.InForce(summary.Definition, state);
        var planned = ExperimentPlans.Looks(experiment);
        var asked = UnitQuestions.Of(experiment, state, question.AsOf);
        if (asked is null) return Write(experiment, state, planned, question, null, [], [], new Extras());

        List<(string Role, MetricDefinition Metric, double Margin)> metrics = [.. RolesOf(experiment)];
        List<LabelWindow?> windows = [];
        foreach (var metric in metrics) windows.Add(await labels.OfAsync(metric.Metric, experiment, question.AsOf, cancellationToken));
        TimeSpan[] waits = [.. metrics.Select((metric, at) => UnitQuestions.WaitOf(asked, metric.Metric, windows[at]))];
        UnitMetric[] compiled = [.. metrics.Select((metric, at) => MetricCompiler.Compile(metric.Metric, experiment.Analysis, register.Catalogue, waits[at]))];
        var totals = await queries.UnitsAsync(asked with { Metrics = compiled }, cancellationToken);
        List<string> variants = [.. asked.Variants];
        var periods = UnitQuestions.Periods(experiment, state, asked);
        var rule = RuleOf(experiment, planned, question);
        var comparer = new MetricComparer { Experiment = experiment, Rule = rule, Totals = totals, Periods = periods, Frozen = await FrozenAsync(experiment, state, question, [.. metrics.Select((metric, at) => (metric.Metric, windows[at]))], cancellationToken) };
        var written = metrics.Select((metric, at) => comparer.Compare(metric.Role, metric.Metric, metric.Margin, compiled[at], at) with { LabelWindow = windows[at] }).ToList();
        List<SampleRatioFigures> ratios = [.. new[] { SampleRatioReader.Read("all", totals.Units, variants, periods) }.OfType<SampleRatioFigures>()];
        var extras = new Extras();
        List<string> left = [.. variants.Skip(1).Where(variant => !state.Withdrawn.Contains(variant))];
        var depth = new ExperimentDepth(queries, register, experiment, asked, rule) { Periods = periods, Wait = waits.FirstOrDefault() };
        if (question.Deep && metrics.Count > 0)
        {
            ratios.AddRange(await depth.SampleRatiosAsync(cancellationToken));
            var treatments = (await depth.TreatmentsAsync(metrics[0].Metric, written[0], left.Count > 0 ? left : [variants[1]], cancellationToken)).Select(one =>
                one with
                {
                    Days = Series(compiled[0], totals.Metrics[0], (variants[0], one.Variant), UnitPeriod.StrataOf(periods, variants.IndexOf(one.Variant)), rule, ExperimentDepth.ScaleOf(written[0], one.Variant)),
                    DaysMissing = compiled[0].IsWhole ? $"{ExperimentDepth.Whole(metrics[0].Metric)}, so that there is no series by day." : null,
                }).ToList();
            var segments = await depth.SegmentsAsync(metrics[0].Metric, written[0], cancellationToken);
            var diagnosis = await depth.DiagnoseAsync(metrics[0].Metric, totals, cancellationToken);
            extras = new Extras
            {
                Treatments = treatments,
                Segments = segments.Effects,
                SegmentsMissing = segments.Missing,
                Interactions = await depth.InteractionsAsync(metrics[0].Metric, cancellationToken),
                Diagnosis = diagnosis with { WithoutHeaviest = treatments[0].WithoutHeaviest, HeaviestDecide = treatments[0].HeaviestDecide },
            };
        }
        else
        {
            var diagnosis = new SelfDiagnosis { CrossedShare = ExperimentDepth.CrossedShare(totals) };
            extras = new Extras { Diagnosis = diagnosis };
        }

        // What blocks a verdict is looked at every time.
        List<(MetricDefinition, TimeSpan)> judged = [.. metrics.Select((metric, at) => (metric, at)).Where(one => one.metric.Role != MetricRoles.Secondary).Select(one => (one.metric.Metric, waits[one.at]))];
        extras = extras with { Diagnosis = await depth.LabelsAsync(extras.Diagnosis!, judged, cancellationToken) };

        return Write(experiment, state, planned, question, totals, Correct(written, experiment.Analysis), ratios, extras);
    }

    private IEnumerable<(string Role, MetricDefinition Metric, double Margin)> RolesOf(ExperimentDefinition experiment)
    {
        var all = register.Catalogue.Metrics;
        if (experiment.PrimaryMetric is { } primary && all.TryGetValue(primary, out var decides)) yield return (MetricRoles.Primary, decides, experiment.Decision.Margin);
        foreach (var guardrail in experiment.Guardrails)
            if (all.TryGetValue(guardrail.Metric, out var guards)) yield return (MetricRoles.Guardrail, guards, guardrail.Margin);
        foreach (var secondary in experiment.SecondaryMetrics)
            if (all.TryGetValue(secondary, out var explains)) yield return (MetricRoles.Secondary, explains, 0);
    }

    private static ComparisonRule RuleOf(ExperimentDefinition experiment, IReadOnlyList<PlannedLook> planned, ExperimentQuestion question)
    {
        var elapsed = Math.Max(0, (question.AsOf - experiment.Start!.Value).TotalDays);
        var look = planned.FirstOrDefault(look => look.Number == question.Look);
        return new(experiment.Analysis, experiment.Analysis.Alpha / (experiment.Variants.Count - 1), look, planned.Count, elapsed, experiment.Decision.ChanceToWin);
    }

    /// <summary>What happened up to when treatments were switched off, by treatment.</summary>
    private async Task<IReadOnlyDictionary<string, FrozenArm>> FrozenAsync(
        ExperimentDefinition experiment, ExperimentState state, ExperimentQuestion question, IReadOnlyList<(MetricDefinition Metric, LabelWindow? Window)> metrics, CancellationToken cancellationToken)
    {
        var frozen = new Dictionary<string, FrozenArm>(StringComparer.Ordinal);
        foreach (var together in state.Withdrawals.Where(one => one.Since < question.AsOf).GroupBy(one => one.Since))
        {
            if (UnitQuestions.Of(experiment, state, together.Key) is not { } asked) continue;
            UnitMetric[] compiled = [.. metrics.Select(one => MetricCompiler.Compile(one.Metric, experiment.Analysis, register.Catalogue, UnitQuestions.WaitOf(asked, one.Metric, one.Window)))];
            var totals = await queries.UnitsAsync(asked with { ByDay = false, Metrics = compiled }, cancellationToken);
            foreach (var one in together) frozen[one.Variant] = new(together.Key, totals, UnitQuestions.Periods(experiment, state, asked));
        }

        return frozen;
    }

    /// <summary>p-values of the secondary metrics corrected together, those of the primary over its treatments.</summary>
    private static List<MetricResult> Correct(List<MetricResult> metrics, AnalysisPlan plan)
    {
        foreach (var role in new[] { MetricRoles.Primary, MetricRoles.Secondary })
        {
            List<(int Metric, int Comparison, double P)> family =
                [.. metrics.SelectMany((metric, at) => metric.Role != role ? [] : metric.Comparisons.Select((comparison, place) => (at, place, comparison.PValue ?? double.NaN))).Where(one => !double.IsNaN(one.Item3))];
            if (family.Count == 0) continue;
            var adjusted = Corrected([.. family.Select(one => one.P)], role == MetricRoles.Primary ? "bonferroni" : plan.Correction, plan.Alpha);
            for (var at = 0; at < family.Count; at++)
            {
                var (metric, place, _) = family[at];
                var p = adjusted[at];
                metrics[metric] = metrics[metric] with
                {
                    Comparisons = [.. metrics[metric].Comparisons.Select((comparison, index) => index == place ? comparison with { AdjustedPValue = p } : comparison)],
                };
            }
        }

        return metrics;
    }

    internal static IReadOnlyList<double> Corrected(double[] pValues, string correction, double alpha) => correction switch
    {
        "holm" => MultipleTesting.Holm(pValues, alpha).Adjusted,
        "bonferroni" => MultipleTesting.Bonferroni(pValues, alpha).Adjusted,
        "bh" => MultipleTesting.BenjaminiHochberg(pValues, alpha).Adjusted,
        _ => pValues,
    };

    /// <summary>The effect over the units exposed up to each day, with its band.</summary>
    private static List<DailyEffect> Series(UnitMetric metric, UnitMetricTotals totals, (string Control, string Treatment) arms, int[] strata, ComparisonRule rule, EffectScale? scale)
    {
        List<DailyEffect> days = [];
        foreach (var day in totals.Cells.Select(cell => cell.Day).OfType<DateTime>().Distinct().Order().Take(MostDays))
        {
            var (compared, _) = ArmComparer.Compare(metric, totals, arms.Control, arms.Treatment, cell => cell.Day <= day, strata, scale);
            if (compared is null) continue;
            var sequence = ConfidenceSequence.TwoSided(compared.Effect, 1 - rule.Alpha, rule.TunedUnits);
            days.Add(new(new(day), compared.Effect.Units, ComparisonWriter.Figures(compared.Effect.Value, sequence.Interval), compared.IsRelative, 1 - rule.Alpha));
        }

        return days;
    }

    private ExperimentResults Write(
        ExperimentDefinition experiment,
        ExperimentState state,
        IReadOnlyList<PlannedLook> planned,
        ExperimentQuestion question,
        UnitTotals? totals,
        IReadOnlyList<MetricResult> metrics,
        IReadOnlyList<SampleRatioFigures> ratios,
        Extras extras)
    {
        var revision = state.Revisions.LastOrDefault(revision => revision.Changed.Contains("created") || revision.PlanChangedWhileRunning) ?? (state.Revisions.Count > 0 ? state.Revisions[^1] : null);
        var plan = ExperimentPlans.Hash(experiment, register.Catalogue);
        var looks = question.Look is { } number
            ? [.. state.Looks, .. PlannedLooks.Of(experiment, metrics, planned.First(one => one.Number == number), plan, clock.GetUtcNow())]
            : state.Looks;
        List<ExperimentLook> counted = [.. looks.Where(look => look.AsOf <= question.AsOf && look.Plan == plan)];
        var standing = StandingFigures.Of(experiment, metrics, counted, planned);
        var changed = state.Revisions.Any(one => one.PlanChangedWhileRunning);
        var dealt = state.Revisions.LastOrDefault(one => one.DealtAnew);
        var verdict = VerdictWriter.Write(new VerdictInput
        {
            Experiment = experiment,
            State = state,
            Planned = planned,
            Looks = counted,
            SampleRatios = ratios,
            Metrics = standing,
            Diagnosis = extras.Diagnosis,
            AsOf = question.AsOf,
            Units = totals?.Units.Sum(count => count.Count) ?? 0,
        });
        return new ExperimentResults
        {
            Experiment = experiment.Key,
            Status = experiment.Status,
            Verdict = verdict,
            Plan = new PlanFigures
            {
                Hash = plan,
                RegisteredAt = revision?.At ?? clock.GetUtcNow(),
                ChangedWhileRunning = changed,
                DealtAnewAt = dealt?.At,
                Looks = planned,
                Revisions = state.Revisions,
            },
            Exploratory = question.Look is null && !StandingFigures.IsDecided(standing),
            SampleRatios = ratios,
            Metrics = standing,
            Days = extras.Treatments.Count > 0 ? extras.Treatments[0].Days : [],
            Treatments = extras.Treatments,
            Segments = extras.Segments,
            SegmentsMissing = extras.SegmentsMissing,
            Novelty = extras.Treatments.Count > 0 ? extras.Treatments[0].Novelty : null,
            Interactions = extras.Interactions,
            Diagnosis = extras.Diagnosis,
            Withdrawn = [.. state.Withdrawals.Where(one => one.Since <= question.AsOf)],
            Looks = looks,
            Steps = state.Steps,
            Warnings = [.. SeedRules.Shared(experiment, register.Catalogue), .. DataWarnings.Of(experiment, metrics, totals), .. Warnings(experiment, planned, metrics, ratios, extras, changed, dealt, question)],
            Provenance = new Provenance
            {
                Configuration = plan,
                Seed = 0,
                Window = new TimeRange(experiment.Start ?? question.AsOf, question.AsOf),
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    private static IEnumerable<string> Warnings(
        ExperimentDefinition experiment,
        IReadOnlyList<PlannedLook> planned,
        IReadOnlyList<MetricResult> metrics,
        IReadOnlyList<SampleRatioFigures> ratios,
        Extras extras,
        bool changed,
        ExperimentRevision? dealt,
        ExperimentQuestion question)
    {
        if (changed) yield return "The plan was changed after the experiment had started, with data in sight: read its figures as exploratory.";
        if (dealt is not null)
            yield return $"Units were dealt anew on {VerdictWords.Moment(dealt.At)} ({string.Join(", ", dealt.Changed)}), after the experiment had started: some changed sides, so read its figures as exploratory.";
        if (question.Look is null && planned.Any(look => look.At > question.AsOf)) yield return "This is no planned look: benefit is decided at the planned looks only, harm at any time.";
        foreach (var ratio in ratios.Skip(1).Where(ratio => ratio.Mismatch)) yield return $"Sample ratio mismatch in segment {ratio.Of}.";
        if (experiment.Bandit is not null) yield return "Weights follow the data, so the effect is compared within the periods between their changes.";
        foreach (var metric in metrics)
            foreach (var comparison in metric.Comparisons.Where(comparison => comparison is { IsRelative: true, Significant: true } && Math.Abs(comparison.Effect!.Value) >= 0.5))
                yield return $"{metric.Title ?? metric.Metric} moved by half or more in {comparison.Variant}: suspect the instrumentation before believing it.";
        foreach (var treatment in extras.Treatments)
        {
            var of = extras.Treatments.Count > 1 ? $" of {treatment.Variant}" : "";
            if (treatment.Novelty is { Finding: not "stable" } novelty) yield return $"The effect{of} is {novelty.Finding} with the time since the first exposure.";
            if (treatment.HeaviestDecide) yield return $"Without the three units with the largest values the result{of} would be another: cap the metric.";
        }

        if (extras.Diagnosis is { AaSuspicious: true }) yield return "A/A tests on these units are significant too often or too seldom: the metric's distribution is not fit for this test yet.";
        foreach (var interaction in extras.Interactions.Where(interaction => interaction.AdjustedPValue < 0.05))
            yield return $"Experiment {interaction.Experiment} changes this one's effect.";
        foreach (var mixed in extras.Interactions.Where(interaction => interaction.DependencePValue < 0.001).Select(interaction => interaction.Experiment).Distinct())
            yield return $"Units are not dealt independently of experiment {mixed}: the effects of both are mixed.";
    }

    private sealed record Extras
    {
        public List<TreatmentDepth> Treatments { get; init; } = [];
        public IReadOnlyList<SegmentEffect> Segments { get; init; } = [];
        public string? SegmentsMissing { get; init; }
        public IReadOnlyList<InteractionFigures> Interactions { get; init; } = [];
        public SelfDiagnosis? Diagnosis { get; init; }
    }
}

using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Analytics.Statistics.Experiments;

namespace Analytics.Core.Tests.Experiments;

/// <summary>An experiment of one treatment whose effects are given: its planned looks are taken and it is judged as the service does.</summary>
internal sealed class JudgedExperiment(ExperimentDefinition experiment)
{
    private const string Plan = "plan";
    private const long Units = 5_000;
    private readonly IReadOnlyList<PlannedLook> planned = ExperimentPlans.Looks(experiment);
    private readonly MetricDefinition primary = Some.Metric() with { Title = "Bought" };
    private readonly MetricDefinition guardrail = Some.Metric("complaints") with { Title = "Complaints", LowerIsBetter = true };

    public List<ExperimentLook> Looks { get; } = [];

    public ExperimentState State { get; set; } = new() { Key = experiment.Key };

    public bool LowerIsBetter { get; init; }

    /// <summary>Takes a planned look at effects with their standard errors.</summary>
    public void Take(int number, (double Effect, double Error) bought, (double Effect, double Error) complaints = default) =>
        Looks.AddRange(PlannedLooks.Of(experiment, Metrics(planned[number - 1], planned[number - 1].At, bought, complaints), planned[number - 1], Plan, planned[number - 1].At));

    /// <summary>Looks beside the plan.</summary>
    public (ExperimentVerdict Verdict, IReadOnlyList<MetricResult> Metrics) View(DateTimeOffset asOf, (double Effect, double Error) bought, (double Effect, double Error) complaints = default)
    {
        var standing = StandingFigures.Of(experiment, Metrics(null, asOf, bought, complaints), [.. Looks.Where(look => look.AsOf <= asOf)], planned);
        var verdict = VerdictWriter.Write(new VerdictInput
        {
            Experiment = experiment,
            State = State,
            Planned = planned,
            Looks = [.. Looks.Where(look => look.AsOf <= asOf)],
            SampleRatios = [],
            Metrics = standing,
            Diagnosis = null,
            AsOf = asOf,
            Units = Units,
        });
        return (verdict, standing);
    }

    private List<MetricResult> Metrics(PlannedLook? look, DateTimeOffset asOf, (double Effect, double Error) bought, (double Effect, double Error) complaints)
    {
        var rule = new ComparisonRule(experiment.Analysis, experiment.Analysis.Alpha, look, planned.Count, (asOf - Some.Start).TotalDays, experiment.Decision.ChanceToWin);
        var decides = primary with { LowerIsBetter = LowerIsBetter };
        var isNoHarm = experiment.Decision.Kind == "noHarm";
        List<MetricResult> all = [Result(MetricRoles.Primary, decides, Written(decides, rule, bought, isNoHarm ? experiment.Decision.Margin : null))];
        if (experiment.Guardrails.Count > 0)
            all.Add(Result(MetricRoles.Guardrail, guardrail, Written(guardrail, experiment.Analysis.Method == AnalysisMethod.Sequential ? rule with { Look = null, Guarded = look } : rule, complaints, experiment.Guardrails[0].Margin)));
        return all;
    }

    private static VariantComparison Written(MetricDefinition metric, ComparisonRule rule, (double Effect, double Error) told, double? margin)
    {
        var control = new Arm(Units / 2, 1, 1);
        var effect = new Effect(told.Effect, told.Error * told.Error, double.PositiveInfinity, Units);
        var arms = new ComparedArms(control, control with { Mean = 1 + told.Effect }, effect, 1, IsRelative: true, null, "of the plain values", EffectEquation.Plain(1 + told.Effect, 1, isRelative: true));
        var written = ComparisonWriter.Write("b", metric, arms, rule);
        return margin is { } tolerated ? ComparisonWriter.WithGuardrail(written, metric, arms, rule, tolerated) : written;
    }

    private static MetricResult Result(string role, MetricDefinition metric, VariantComparison comparison) => new()
    {
        Metric = metric.Key,
        Title = metric.Title,
        Role = role,
        Kind = metric.Kind,
        LowerIsBetter = metric.LowerIsBetter,
        Variants = [new("a", Units / 2, 1, 0.02), new("b", Units / 2, 1, 0.02)],
        Comparisons = [comparison],
    };
}

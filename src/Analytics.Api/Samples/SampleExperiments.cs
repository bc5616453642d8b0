using Analytics.Contracts.Experiments;
using Analytics.Contracts.Reporting;

namespace Analytics.Api.Samples;

/// <summary>The metrics and experiments of the sample marketplace.</summary>
internal static class SampleExperiments
{
    private const string Acceptance = "acceptance";
    private const string Workouts = "workouts-a-week";
    private const string Purchases = "buyers";
    private const string Revenue = "revenue-eur";
    private const string RankerLatency = "ranker-latency";
    private const string FinishedPlans = "finished-plans";

    public static IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        new()
        {
            Key = Acceptance,
            Title = "Accepted recommendations",
            Kind = MetricKind.Ratio,
            Records = Reactions(RankerStory.Model, "accepted"),
            Denominator = Reactions(RankerStory.Model, "accepted", "dismissed"),
            Unit = "share",
        },
        new() { Key = Workouts, Title = "Workouts in the first week", Kind = MetricKind.Count, Records = new() { Event = "workout_completed" }, Window = TimeSpan.FromDays(7), Unit = "workouts" },
        new() { Key = Purchases, Title = "Members who buy within two weeks", Kind = MetricKind.Proportion, Records = new() { Event = "purchase" }, Window = TimeSpan.FromDays(14), Unit = "share" },
        new()
        {
            Key = Revenue,
            Title = "Revenue a member in two weeks",
            Kind = MetricKind.Sum,
            Records = new() { Event = "purchase", Value = "value" },
            Window = TimeSpan.FromDays(14),
            Cap = new MetricCap { Percentile = 0.99 },
            Currency = "EUR",
            Unit = "EUR",
        },
        new()
        {
            Key = RankerLatency,
            Title = "Latency of the ranker",
            Kind = MetricKind.Mean,
            Records = new() { Source = MetricSource.Predictions, Value = "latencyMs", Filters = [Of("model", RankerStory.Model)] },
            LowerIsBetter = true,
            Unit = "ms",
        },
        new()
        {
            Key = FinishedPlans,
            Title = "Planned workouts that members finish",
            Kind = MetricKind.Ratio,
            Records = Reactions(IntensityStory.Model, "completed"),
            Denominator = Reactions(IntensityStory.Model, "completed", "notCompleted"),
            Unit = "share",
        },
    ];

    public static IReadOnlyList<ExperimentDefinition> At(SampleCalendar calendar) =>
    [
        new()
        {
            Key = PlantedFacts.RankerExperiment,
            Hypothesis = "Ranking by fit with the member's goal raises the accepted recommendations, as more of them can be begun at once.",
            Owner = "recommendations",
            Status = ExperimentStatus.Running,
            Variants =
            [
                new() { Key = "a", Name = "Ranker 1", Weight = 0.5, Model = RankerStory.Model, Version = "1" },
                new() { Key = "b", Name = "Ranker 2", Weight = 0.5, Model = RankerStory.Model, Version = "2" },
            ],
            Start = calendar.StartOf(PlantedFacts.RankerExperimentDay),
            PrimaryMetric = Acceptance,
            Guardrails = [new() { Metric = Workouts, Margin = 0.05 }],
            SecondaryMetrics = [Purchases, RankerLatency],
            Segments = ["segments.country", "segments.level"],
            Analysis = new AnalysisPlan { MinimumDetectableEffect = 0.05, Days = 56, Looks = 4 },
        },
        new()
        {
            Key = PlantedFacts.PriceExperiment,
            Hypothesis = "Prices a month in place of a year make more members buy.",
            Owner = "pricing",
            Status = ExperimentStatus.Stopped,
            Variants = [new() { Key = "a", Name = "By year", Weight = 0.5 }, new() { Key = "b", Name = "By month", Weight = 0.5 }],
            Start = calendar.StartOf(PlantedFacts.PriceExperimentFirstDay),
            Stop = calendar.StartOf(PlantedFacts.PriceExperimentEndDay),
            PrimaryMetric = Purchases,
            SecondaryMetrics = [Revenue],
            Segments = ["segments.plan"],
            Analysis = new AnalysisPlan { MinimumDetectableEffect = 0.1, Days = 56, Looks = 4 },
        },
        new()
        {
            Key = PlantedFacts.ChallengerExperiment,
            Hypothesis = "Harder plans bring members on sooner, so that they train more often.",
            Owner = "coaching",
            Status = ExperimentStatus.Running,
            Coverage = PlantedFacts.ChallengerCoverage,
            Variants =
            [
                new() { Key = "a", Name = "Planner 1", Weight = 0.5, Model = IntensityStory.Model, Version = "1" },
                new() { Key = "b", Name = "Planner 2", Weight = 0.5, Model = IntensityStory.Model, Version = "2" },
            ],
            Start = calendar.StartOf(PlantedFacts.ChallengerDay),
            PrimaryMetric = Workouts,
            Guardrails = [new() { Metric = FinishedPlans, Margin = 0.1 }],
            Segments = ["segments.level"],
            Analysis = new AnalysisPlan { MinimumDetectableEffect = 0.05, Days = 28, Looks = 4 },
            Rollback = new RollbackRule { Automatic = true },
        },
    ];

    private static MetricRecords Reactions(string model, params string[] kinds) => new()
    {
        Source = MetricSource.Feedback,
        Filters = [Of("model", model), new MeasureFilter { Field = "kind", Op = "in", Values = kinds }],
    };

    private static MeasureFilter Of(string field, string value) => new() { Field = field, Values = [value] };
}

using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>The one list of measures: whatever shows figures takes them from here. A new measure is a new entry.</summary>
internal static class MeasureCatalogue
{
    private static readonly Summary Records = new Summary.CountOf();
    private static readonly Summary Confusion = new Summary.ConfusionOf();
    private static readonly ModelTask[] Classifiers = [ModelTask.Binary, ModelTask.Multiclass];

    public static IReadOnlyList<Measure> All { get; } =
    [
        Count("predictions", EventSource.Predictions, "Predictions recorded."),
        Number(
            "latency",
            EventSource.Predictions,
            "latencyMs",
            "ms",
            "Time that the model took.",
            "p50", "p95", "p99", "mean", "min", "max", "histogram") with { HigherIsBetter = false },
        Number(
            "score",
            EventSource.Predictions,
            "score",
            Units.Ratio,
            "Score of the positive class that binary models gave.",
            "mean", "p50", "p95", "p99", "min", "max", "histogram", "count"),
        Number(
            "value",
            EventSource.Predictions,
            "value",
            "value",
            "Quantity that regression models predicted.",
            "mean", "p50", "p95", "p99", "min", "max", "histogram", "count"),
        Number(
            "cost",
            EventSource.Predictions,
            "cost",
            Units.Currency,
            "Money spent on answers, of one currency.",
            "sum", "mean") with { HigherIsBetter = false, Unmixed = "currency" },
        Number("inputTokens", EventSource.Predictions, "inputTokens", "tokens", "Tokens that models read.", "sum", "mean"),
        Number("outputTokens", EventSource.Predictions, "outputTokens", "tokens", "Tokens that models wrote.", "sum", "mean"),

        Count("labelled", EventSource.Labels, "Predictions whose truth is known."),
        Ratio(
            "labelCoverage",
            "Predictions whose truth is known ÷ predictions, with Wilson's interval.",
            values => Figures.Share(Math.Min(values[0].Count, values[1].Count), values[1].Count, "no predictions yet"),
            new(EventSource.Labels, Records),
            new(EventSource.Predictions, Records)) with { HigherIsBetter = true, IsShare = true },

        Judgement("accuracy", Classifiers, "Right classes ÷ labelled predictions, with Wilson's interval.", LabelFigures.Accuracy, Confusion) with { HigherIsBetter = true, IsShare = true },
        Judgement(
            "auc",
            [ModelTask.Binary],
            "Chance that a random positive outscores a random negative, ties counting half.",
            LabelFigures.Auc,
            new Summary.ScoresOf()) with { HigherIsBetter = true },
        Judgement("f1", [ModelTask.Binary], "Harmonic mean of precision and recall.", LabelFigures.F1, Confusion) with { HigherIsBetter = true },
        Judgement("precision", [ModelTask.Binary], "True positives ÷ predicted positives.", LabelFigures.Precision, Confusion) with { HigherIsBetter = true, IsShare = true },
        Judgement("recall", [ModelTask.Binary], "True positives ÷ actual positives.", LabelFigures.Recall, Confusion) with { HigherIsBetter = true, IsShare = true },
        Judgement("f1Macro", [ModelTask.Multiclass], "Unweighted mean of the classes' F1.", LabelFigures.F1Macro, Confusion) with { HigherIsBetter = true },
        Judgement(
            "logLoss",
            Classifiers,
            "Mean of −ln of the probability given to the true class.",
            LabelFigures.Mean(),
            Moments("logLoss"),
            "nats") with { HigherIsBetter = false },
        Judgement(
            "brier",
            [ModelTask.Binary],
            "Mean squared difference of score and truth (1 or 0).",
            LabelFigures.Mean(highest: 1),
            Moments("squaredError")) with { HigherIsBetter = false },
        Judgement(
            "mae",
            [ModelTask.Regression],
            "Mean absolute difference of prediction and truth.",
            LabelFigures.MeanAbsoluteError,
            Moments("absoluteError"),
            "value") with { HigherIsBetter = false },
        Judgement(
            "rmse",
            [ModelTask.Regression],
            "Square root of the mean squared difference of prediction and truth.",
            LabelFigures.RootMeanSquaredError,
            Moments("squaredError"),
            "value") with { HigherIsBetter = false },
        Ratio(
            "r2",
            "1 − squared errors ÷ squared deviations of the truth from its mean.",
            LabelFigures.RSquared,
            new(EventSource.Labels, Moments("truth")),
            new(EventSource.Labels, Moments("squaredError"))) with { HigherIsBetter = true, Tasks = [ModelTask.Regression] },
        Judgement(
            "ndcg",
            [ModelTask.Ranking],
            "Mean normalised discounted cumulative gain of the ranked items.",
            LabelFigures.Mean(highest: 1),
            Moments("ndcg")) with { HigherIsBetter = true },
        Judgement(
            "hitRate",
            [ModelTask.Ranking],
            "Rankings that hold a relevant item ÷ labelled rankings, with Wilson's interval.",
            LabelFigures.Share,
            Moments("hit")) with { HigherIsBetter = true, IsShare = true },
        Judgement(
            "reciprocalRank",
            [ModelTask.Ranking],
            "Mean of 1 ÷ rank of the first relevant item, 0 without one.",
            LabelFigures.Mean(highest: 1),
            Moments("reciprocalRank")) with { HigherIsBetter = true },

        Ratio(
            "acceptanceRate",
            "Accepted ÷ accepted or dismissed, with Wilson's interval; accepted: false counts as dismissed.",
            ReactionFigures.AcceptanceRate,
            ReactionFigures.Accepted,
            ReactionFigures.Dismissed) with { HigherIsBetter = true, IsShare = true },
        Ratio(
            "completionRate",
            "Completed ÷ predictions, with Wilson's interval.",
            ReactionFigures.CompletionRate,
            ReactionFigures.Completed,
            new(EventSource.Predictions, Records)) with { HigherIsBetter = true, IsShare = true },
        Single("rating", "mean", "stars", "Mean rating, 1 to 5.", ReactionFigures.Rating, ReactionFigures.Rated) with { HigherIsBetter = true },

        Count("safetyChecks", EventSource.SafetyChecks, "Safety checks on predictions; of a judged prediction that of the whole rule set and those of the rules that apply."),
        Ratio(
            "violationRate",
            "Safety checks with the verdict violation or blocked ÷ safety checks, with the exact (Clopper-Pearson) interval; a judged prediction is one check.",
            values => Figures.ExactShare(Figures.Ones(values[0].Numbers()), values[0].Numbers().Count, "no safety checks yet"),
            new SummaryPart(EventSource.SafetyChecks, Moments("violation"))) with { HigherIsBetter = false, IsShare = true },

        Count("events", EventSource.Events, "Product events."),
        Number("revenue", EventSource.Events, "value", Units.Currency, "Sum of the money values of product events, of one currency.", "sum")
            with { Unmixed = "currency" },
        Number(
            "metric",
            EventSource.Metrics,
            "value",
            "value",
            "Samples of one system metric.",
            "mean", "p50", "p95", "p99", "max", "sum", "count") with { Unmixed = "name" },
    ];

    private static readonly Dictionary<string, Measure> ByName = All.ToDictionary(measure => measure.Name);

    /// <summary>The measure of a name; null where there is none. Features are no fixed measures: see <see cref="FeatureMeasures"/>.</summary>
    public static Measure? Find(string name) => ByName.GetValueOrDefault(name);

    private static Summary.MomentsOf Moments(string field) => new(Field.Of(field));

    private static Measure Count(string name, EventSource source, string definition) =>
        Single(name, "count", Units.Count, definition, values => Figures.Count(values[0].Count), new SummaryPart(source, Records));

    private static Measure Number(
        string name, EventSource source, string field, string unit, string definition, params ReadOnlySpan<string> aggregates) => new()
        {
            Name = name,
            Definition = definition,
            Aggregates = NumberAggregates.Of(source, Field.Of(field), unit, aggregates),
        };

    private static Measure Judgement(
        string name,
        IReadOnlyList<ModelTask> tasks,
        string definition,
        Func<IReadOnlyList<SummaryValue>, Figure> finish,
        Summary summary,
        string unit = Units.Ratio) =>
        Single(name, "value", unit, definition, finish, new SummaryPart(EventSource.Labels, summary)) with { Tasks = tasks };

    private static Measure Ratio(
        string name,
        string definition,
        Func<IReadOnlyList<SummaryValue>, Figure> finish,
        params IReadOnlyList<SummaryPart> parts) =>
        Single(name, "value", Units.Ratio, definition, finish, parts);

    private static Measure Single(
        string name,
        string aggregate,
        string unit,
        string definition,
        Func<IReadOnlyList<SummaryValue>, Figure> finish,
        params IReadOnlyList<SummaryPart> parts) => new()
        {
            Name = name,
            Definition = definition,
            Aggregates = [new MeasureAggregate { Name = aggregate, Unit = unit, Parts = parts, Finish = finish }],
        };
}

using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Measures;

/// <summary>Figures of predictions against their labels.</summary>
internal static class LabelFigures
{
    public const string NoLabels = "no labels yet";
    private const string Labels = "labels";
    private const string Positive = "positive";
    private const string Negative = "negative";

    public static Figure Accuracy(IReadOnlyList<SummaryValue> values) =>
        Cells(values) is { Count: > 0 } cells ? Figures.Of(MulticlassScoring.Accuracy(cells)) : Figure.None(NoLabels);

    public static Figure F1Macro(IReadOnlyList<SummaryValue> values) =>
        Cells(values) is { Count: > 0 } cells ? Figures.Of(MulticlassScoring.F1Macro(cells)) : Figure.None(NoLabels);

    public static Figure Precision(IReadOnlyList<SummaryValue> values) =>
        Binary(values, "no positive predictions", table => table.TruePositives + table.FalsePositives, table => BinaryScoring.Precision(table));

    public static Figure Recall(IReadOnlyList<SummaryValue> values) =>
        Binary(values, "no positive labels", table => table.TruePositives + table.FalseNegatives, table => BinaryScoring.Recall(table));

    public static Figure F1(IReadOnlyList<SummaryValue> values) =>
        Binary(
            values,
            "no positive labels or predictions",
            table => table.TruePositives + table.FalsePositives + table.FalseNegatives,
            table => BinaryScoring.F1(table));

    public static Figure Auc(IReadOnlyList<SummaryValue> values)
    {
        ScoreCount[] scores = [.. values[0].Scores ?? []];
        var positives = scores.Sum(score => score.Positives);
        var negatives = scores.Sum(score => score.Negatives);
        if (positives + negatives == 0) return Figure.None(NoLabels);
        if (positives == 0 || negatives == 0) return Figure.None("needs both classes", positives + negatives);
        return Figures.Of(BinaryScoring.RocAuc(scores));
    }

    public static Figure MeanAbsoluteError(IReadOnlyList<SummaryValue> values) =>
        Errors(values[0], errors => RegressionScoring.MeanAbsoluteError(errors));

    public static Figure RootMeanSquaredError(IReadOnlyList<SummaryValue> values) =>
        Errors(values[0], errors => RegressionScoring.RootMeanSquaredError(errors));

    public static Figure RSquared(IReadOnlyList<SummaryValue> values)
    {
        var truth = values[0].Numbers();
        var squaredErrors = values[1].Numbers();
        if ((Figures.Unfit(truth, Labels) ?? Figures.Unfit(squaredErrors, Labels)) is { } reason) return reason;
        if (truth.M2 == 0) return Figure.None("needs labels that differ", truth.Count);
        return Figures.Of(RegressionScoring.RSquared(truth, squaredErrors));
    }

    /// <summary>The mean of a figure that every labelled prediction has.</summary>
    public static Func<IReadOnlyList<SummaryValue>, Figure> Mean(double highest = double.PositiveInfinity) =>
        values => Figures.Mean(values[0].Numbers(), Labels, lowest: 0, highest);

    /// <summary>The share of labelled predictions for which a field is 1.</summary>
    public static Figure Share(IReadOnlyList<SummaryValue> values)
    {
        var moments = values[0].Numbers();
        return Figures.Share(Figures.Ones(moments), moments.Count, NoLabels);
    }

    private static Figure Errors(SummaryValue value, Func<Moments, Estimate> score)
    {
        var moments = value.Numbers();
        return Figures.Unfit(moments, Labels) ?? Figures.Of(score(moments));
    }

    private static List<ConfusionCell> Cells(IReadOnlyList<SummaryValue> values) =>
        [.. (values[0].Confusion ?? []).Where(cell => cell.Count > 0)];

    private static Figure Binary(
        IReadOnlyList<SummaryValue> values, string nothing, Func<BinaryConfusion, long> basis, Func<BinaryConfusion, Estimate> score)
    {
        var cells = Cells(values);
        if (cells.Count == 0) return Figure.None(NoLabels);

        long CountOf(string actual, string predicted) =>
            cells.Where(cell => cell.Actual == actual && cell.Predicted == predicted).Sum(cell => cell.Count);
        var table = new BinaryConfusion(
            CountOf(Positive, Positive), CountOf(Negative, Positive), CountOf(Negative, Negative), CountOf(Positive, Negative));
        return basis(table) == 0 ? Figure.None(nothing, cells.Sum(cell => cell.Count)) : Figures.Of(score(table));
    }
}

using Analytics.Api.Pages;

namespace Analytics.Api.Models.Pages;

/// <summary>How a figure is shown to people.</summary>
/// <param name="Key">Its name on the wire.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Meaning">What it says, in one sentence.</param>
/// <param name="Format">Writes its value.</param>
/// <param name="Whole">True for a share, drawn on a scale from 0 to 1.</param>
/// <param name="MoreIsBetter">Direction of good.</param>
internal sealed record FigureWord(string Key, string Title, string Meaning, Func<double, string> Format, bool Whole, bool MoreIsBetter)
{
    private static readonly FigureWord[] All =
    [
        Share("accuracy", "Accuracy", "Share of answers that were right."),
        Score("auc", "AUC", "Chance that a real case gets a higher score than another: 0.5 is guessing, 1 is perfect."),
        Score("f1", "F1", "Balance of precision and recall: 1 is perfect."),
        Share("precision", "Precision", "Of the cases it flagged, the share that were real."),
        Share("recall", "Recall", "Of the real cases, the share that it flagged."),
        Score("f1Macro", "F1, mean of classes", "Balance of precision and recall, every class counting the same."),
        Error("logLoss", "Log-loss", "Penalty for confident mistakes: lower is better."),
        Error("brier", "Brier score", "Mean squared error of the probabilities: 0 is perfect, lower is better."),
        Error("mae", "Mean absolute error", "How far off it is on average, in the unit of the answer."),
        Error("rmse", "Root mean squared error", "How far off it is, large misses counting more."),
        new("r2", "R²", "Share of the variation that it explains: 1 is all, 0 no better than the mean.", Words.Number, Whole: false, MoreIsBetter: true),
        Score("ndcg", "NDCG", "How near the top the right items stand: 1 is perfect."),
        Share("hitRate", "Hit rate", "Share of lists that held the item that was chosen."),
        Score("reciprocalRank", "Reciprocal rank", "One over the place of the first right item, on average: 1 is always first."),
        Share("acceptanceRate", "Acceptance", "Of the answers that were accepted or dismissed, the share accepted."),
        Share("completionRate", "Completion", "Share of answers that were followed through."),
        new("rating", "Rating", "Mean rating, from 1 to 5.", value => $"{Words.Number(value)} of 5", Whole: false, MoreIsBetter: true),
        new("violationRate", "Violations", "Share of safety checks that found a violation or blocked the answer.", Words.Percent, Whole: true, MoreIsBetter: false),
        new("p50", "Typical answer", "Half of the answers came within this time.", Words.Milliseconds, Whole: false, MoreIsBetter: false),
        new("p95", "Slow answer", "95 of 100 answers came within this time.", Words.Milliseconds, Whole: false, MoreIsBetter: false),
        new("p99", "Slowest answers", "99 of 100 answers came within this time.", Words.Milliseconds, Whole: false, MoreIsBetter: false),
    ];

    /// <summary>The words of a figure; its own name where there are none.</summary>
    public static FigureWord Of(string key) =>
        Array.Find(All, word => word.Key == key) ?? new FigureWord(key, key, "", Words.Number, Whole: false, MoreIsBetter: true);

    /// <summary>Place in the order of showing.</summary>
    public static int Order(string key) => Array.FindIndex(All, word => word.Key == key) is >= 0 and var index ? index : int.MaxValue;

    private static FigureWord Share(string key, string title, string meaning) => new(key, title, meaning, Words.Percent, Whole: true, MoreIsBetter: true);

    private static FigureWord Score(string key, string title, string meaning) => new(key, title, meaning, Words.Number, Whole: true, MoreIsBetter: true);

    private static FigureWord Error(string key, string title, string meaning) => new(key, title, meaning, Words.Number, Whole: false, MoreIsBetter: false);
}

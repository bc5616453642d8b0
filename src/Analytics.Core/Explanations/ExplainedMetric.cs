using Analytics.Contracts.Models;
using Analytics.Core.Ports;

namespace Analytics.Core.Explanations;

/// <summary>The figure whose change is explained: a mean over rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labelled">True when it needs the truth.</param>
/// <param name="Of">Its value of a row; null where the row has none.</param>
internal sealed record ExplainedMetric(string Name, bool Labelled, Func<SampledPrediction, double?> Of)
{
    private static readonly ExplainedMetric Brier = new("brier", true, row => row is { Score: { } score, Truth: { } truth } ? (score - truth) * (score - truth) : null);
    private static readonly ExplainedMetric ErrorRate = new("errorRate", true, row => row is { Guess: { } guess, Actual: { } actual } ? guess == actual ? 0 : 1 : null);
    private static readonly ExplainedMetric AbsoluteError = new("mae", true, row => row is { Value: { } value, Truth: { } truth } ? Math.Abs(value - truth) : null);
    private static readonly ExplainedMetric RankingLoss = new("ndcgLoss", true, row => 1 - row.Ndcg);
    private static readonly ExplainedMetric Score = new("score", false, row => row.Score);
    private static readonly ExplainedMetric Value = new("value", false, row => row.Value);

    /// <summary>The metrics of a task, the preferred first.</summary>
    public static IReadOnlyList<ExplainedMetric> For(ModelTask task) => task switch
    {
        ModelTask.Binary => [Brier, Score],
        ModelTask.Multiclass => [ErrorRate],
        ModelTask.Regression => [AbsoluteError, Value],
        _ => [RankingLoss],
    };
}

using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;
using Analytics.Learning.Churn;
using Analytics.Statistics.Calibration;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Api.Churn;

/// <summary>Judges a churn model by rows that it did not learn from.</summary>
internal static class ChurnJudge
{
    private const int MostValues = 20;
    private const int FewestRows = 30;

    public static IReadOnlyDictionary<string, Figure> Metrics(double[] probabilities, bool[] left) => new Dictionary<string, Figure>
    {
        ["auc"] = Of(Auc(probabilities, left)),
        ["brier"] = Of(ProbabilityScoring.Brier(probabilities, left)),
        ["logLoss"] = Of(ProbabilityScoring.LogLoss(probabilities, left)),
        ["calibrationError"] = new() { Value = CalibrationError.Expected(Reliability.EqualWidth(probabilities, left)), N = left.Length },
    };

    /// <summary>How rows of each value of a text column are treated; values with few rows are left out.</summary>
    public static IReadOnlyDictionary<string, SegmentCard> Segments(ChurnRows rows, string column, double[] probabilities, double threshold)
    {
        var at = rows.CategoryNames.ToList().IndexOf(column);
        return Enumerable.Range(0, rows.Count).GroupBy(row => rows.Categories[row][at] ?? "missing").Where(group => group.Count() >= FewestRows)
            .OrderByDescending(group => group.Count()).Take(MostValues).ToDictionary(group => $"{column}={group.Key}", group =>
            {
                double[] scores = [.. group.Select(row => probabilities[row])];
                bool[] left = [.. group.Select(row => rows.Left[row])];
                var called = scores.Count(score => score >= threshold);
                var interval = Proportion.Wilson(called, scores.Length);
                return new SegmentCard(
                    scores.Length, left.Count(one => one) / (double)left.Length,
                    new Figure { Value = (double)called / scores.Length, Lower = interval.Lower, Upper = interval.Upper, N = scores.Length },
                    left.Distinct().Count() < 2 ? Figure.None("needs both", left.Length) : Of(Auc(scores, left)));
            });
    }

    private static Estimate Auc(double[] probabilities, bool[] left) => BinaryScoring.RocAuc(
        [.. probabilities.Zip(left).GroupBy(row => row.First).OrderBy(group => group.Key).Select(group => new ScoreCount(group.Key, group.Count(row => row.Second), group.Count(row => !row.Second)))]);

    public static Figure Of(Estimate estimate) => new()
    {
        Value = estimate.Value,
        Lower = double.IsFinite(estimate.Lower) ? estimate.Lower : null,
        Upper = double.IsFinite(estimate.Upper) ? estimate.Upper : null,
        N = estimate.Count,
    };
}

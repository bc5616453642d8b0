using Analytics.Statistics.Calibration;
using Analytics.Statistics.Estimation;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Performance;

/// <summary>
/// Confidence-based performance estimation of a binary model from counts by score: the scores of the reference's labelled predictions are calibrated
/// where that helps, and stand for the labels that have not arrived.
/// </summary>
internal sealed class ScoreEstimator
{
    /// <summary>Fewest labelled predictions of the reference.</summary>
    public const long LeastReference = 200;

    private const long MostAssessed = 50_000;
    private const int Seed = 42;
    private readonly IsotonicCalibration? calibration;

    private ScoreEstimator(IsotonicCalibration? calibration) => this.calibration = calibration;

    /// <summary>Learns from the reference; null where it is too small or has one class only.</summary>
    public static ScoreEstimator? Fit(IReadOnlyList<ScoreCount> reference)
    {
        var (positives, negatives) = (reference.Sum(score => score.Positives), reference.Sum(score => score.Negatives));
        if (positives + negatives < LeastReference || positives < 20 || negatives < 20) return null;

        // With so many rows a calibration can't hurt.
        var needed = positives + negatives > MostAssessed || IsNeeded(reference);
        return new(needed ? Calibrated(reference) : null);
    }

    /// <summary>The figures that are to be expected; null without predictions.</summary>
    public MassFigures? Estimate(IReadOnlyList<PredictedScore> scores) => scores.Count == 0
        ? null
        : MassFigures.Of([.. scores.Select(score =>
        {
            var probability = Math.Clamp(calibration?.Calibrate(score.Score) ?? score.Score, 0, 1);
            return new ScoredMass(score.Score, score.Positive, score.Count * probability, score.Count * (1 - probability));
        })]);

    private static IsotonicCalibration Calibrated(IReadOnlyList<ScoreCount> reference)
    {
        double[] scores = [.. reference.Select(score => score.Score), .. reference.Select(score => score.Score)];
        bool[] labels = [.. reference.Select(_ => true), .. reference.Select(_ => false)];
        double[] weights = [.. reference.Select(score => (double)score.Positives), .. reference.Select(score => (double)score.Negatives)];
        return IsotonicCalibration.Fit(scores, labels, weights);
    }

    private static bool IsNeeded(IReadOnlyList<ScoreCount> reference)
    {
        var (scores, labels) = Rows(reference);
        return CalibrationNeed.Assess(scores, labels, Seed).Needed;
    }

    /// <summary>Counts as rows.</summary>
    public static (double[] Scores, bool[] Labels) Rows(IReadOnlyList<ScoreCount> counts)
    {
        List<double> scores = [];
        List<bool> labels = [];
        foreach (var (score, positives, negatives) in counts)
        {
            for (var row = 0L; row < positives + negatives; row++)
            {
                scores.Add(score);
                labels.Add(row < positives);
            }
        }

        return ([.. scores], [.. labels]);
    }
}

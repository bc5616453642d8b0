using Analytics.Core.Ports;
using Analytics.Learning.Estimation;
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

    /// <summary>Fewest rows that the weighted reference must be worth.</summary>
    public const double LeastEffective = 100;

    /// <summary>Fewest labelled predictions of each class.</summary>
    public const int LeastOfClass = 20;

    private const double MostWeight = 50;
    private const long MostAssessed = 50_000;
    private const int Seed = 42;
    private readonly IsotonicCalibration? calibration;

    private ScoreEstimator(IsotonicCalibration? calibration) => this.calibration = calibration;

    /// <summary>Learns from the reference; null where it is too small or has one class only.</summary>
    public static ScoreEstimator? Fit(IReadOnlyList<ScoreCount> reference)
    {
        var (positives, negatives) = (reference.Sum(score => score.Positives), reference.Sum(score => score.Negatives));
        if (positives + negatives < LeastReference || Math.Min(positives, negatives) < LeastOfClass) return null;

        // With so many rows a calibration can't hurt.
        var needed = positives + negatives > MostAssessed || IsNeeded(reference);
        return new(needed ? Calibrated(reference) : null);
    }

    /// <summary>
    /// Learns from labelled reference rows, weighted to the inputs of the present by how much a classifier takes them for present ones; null where they are
    /// too few, have one class only, or are so unlike the present that fewer than <see cref="LeastEffective"/> of them say anything of it.
    /// </summary>
    public static ScoreEstimator? FitTo(IReadOnlyList<SampledPrediction> reference, IReadOnlyList<SampledPrediction> current, int seed)
    {
        List<SampledPrediction> rows = [.. reference.Where(row => row is { Score: not null, Truth: not null })];
        List<SampledPrediction> present = [.. current.Where(row => row.Score is not null)];
        var positives = rows.Count(row => row.Truth > 0.5);
        if (Math.Min(rows.Count, present.Count) < LeastReference || Math.Min(positives, rows.Count - positives) < LeastOfClass) return null;

        var encoder = RowEncoder.Of(rows);
        var ratio = DensityRatio.OfSamples([.. rows.Select(encoder.Encode)], [.. present.Select(encoder.Encode)], Probabilities, seed, cap: MostWeight);
        return ratio.EffectiveRows < LeastEffective
            ? null
            : new(ShiftAdaptedEstimation.Fit([.. rows.Select(row => row.Score!.Value)], [.. rows.Select(row => row.Truth > 0.5)], ratio).Calibration);

        static RowScorer Probabilities(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
        {
            var learnt = FastTreeRegression.Learn(rows, targets);
            return row => Math.Clamp(learnt(row), 0, 1);
        }
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

using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Calibration;

/// <summary>
/// Recalibration by a logistic curve of the score, p = 1 / (1 + exp(A·score + B)), fitted by maximum likelihood with the targets (n₊ + 1) / (n₊ + 2)
/// and 1 / (n₋ + 2) in place of 1 and 0, so that it exists for separated classes too. Right from some tens of labels on if the curve has that form;
/// give it log-odds rather than probabilities, so that the identity is among its forms (A = −1, B = 0).
/// Source: Platt 1999, "Probabilistic outputs for support vector machines", Advances in Large Margin Classifiers, 61-74; Newton's method: Lin, Lin
/// &amp; Weng 2007, "A note on Platt's probabilistic outputs for support vector machines", Machine Learning 68(3), 267-276.
/// </summary>
/// <param name="Slope">A, negative where higher scores are more likely positive.</param>
/// <param name="Intercept">B.</param>
public sealed record PlattCalibration(double Slope, double Intercept)
{
    private const int MostSteps = 100;

    /// <summary>Scores closer than this count as equal: the slope would overflow.</summary>
    private const double LeastScale = 1e-290;

    /// <summary>Fits the curve; O(n) a step, mostly under ten steps.</summary>
    /// <param name="scores">Score of each row, finite; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <returns>The fitted curve; level where all scores are equal.</returns>
    /// <exception cref="ArgumentException">There is no row, the lengths differ, a score is not finite, or the scores are too far apart to subtract.</exception>
    public static PlattCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        if (scores.IsEmpty) throw new ArgumentException("The fit needs a row.", nameof(scores));
        Scoring.LabelledRows.CheckRows(scores, labels);
        var summary = Summaries.Moments.Of(scores);
        var scale = Math.Max(summary.Max - summary.Mean, summary.Mean - summary.Min);
        if (!double.IsFinite(scale)) throw new ArgumentException("The scores are too far apart.", nameof(scores));
        if (scale < LeastScale) scale = 1;

        // On standardised scores the two parameters are of one size and the Hessian is well conditioned.
        var standard = new double[scores.Length];
        for (var row = 0; row < standard.Length; row++) standard[row] = (scores[row] - summary.Mean) / scale;
        var positives = labels.Count(true);
        var (high, low) = ((positives + 1.0) / (positives + 2.0), 1.0 / (scores.Length - positives + 2.0));
        var curve = new PlattCalibration(0, Math.Log((scores.Length - positives + 1.0) / (positives + 1.0)));
        var loss = curve.Loss(standard, labels, high, low);
        for (var step = 0; step < MostSteps; step++)
        {
            var next = curve.Improved(standard, labels, high, low, loss);
            var nextLoss = next.Loss(standard, labels, high, low);
            var gain = loss - nextLoss;
            (curve, loss) = (next, nextLoss);
            if (!(gain > 1e-14 * loss)) break;
        }

        return new(curve.Slope / scale, curve.Intercept - curve.Slope * (summary.Mean / scale));
    }

    /// <summary>Probability of a positive at a score; O(1).</summary>
    /// <param name="score">A finite score.</param>
    /// <returns>The probability, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is NaN or infinite.</exception>
    public double Calibrate(double score) => double.IsFinite(score)
        ? 1 / (1 + Math.Exp(Slope * score + Intercept))
        : throw new ArgumentOutOfRangeException(nameof(score), "The score must be finite.");

    /// <summary>One Newton step, halved until it does not raise the loss.</summary>
    private PlattCalibration Improved(double[] scores, ReadOnlySpan<bool> labels, double high, double low, double loss)
    {
        var (ofSlope, ofIntercept, slopes, intercepts, cross) = (0.0, 0.0, 1e-12, 1e-12, 0.0);
        for (var row = 0; row < scores.Length; row++)
        {
            var probability = 1 / (1 + Math.Exp(Slope * scores[row] + Intercept));
            var weight = probability * (1 - probability);
            var error = (labels[row] ? high : low) - probability;
            ofSlope += scores[row] * error;
            ofIntercept += error;
            slopes += scores[row] * scores[row] * weight;
            intercepts += weight;
            cross += scores[row] * weight;
        }

        var determinant = slopes * intercepts - cross * cross;
        var (toSlope, toIntercept) = (-(intercepts * ofSlope - cross * ofIntercept) / determinant, -(slopes * ofIntercept - cross * ofSlope) / determinant);
        for (var part = 1.0; part > 1e-10; part /= 2)
        {
            var next = new PlattCalibration(Slope + part * toSlope, Intercept + part * toIntercept);
            if (next.Loss(scores, labels, high, low) <= loss) return next;
        }

        return this;
    }

    /// <summary>Cross entropy, in the form that neither overflows nor cancels.</summary>
    private double Loss(double[] scores, ReadOnlySpan<bool> labels, double high, double low)
    {
        var loss = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            var exponent = Slope * scores[row] + Intercept;
            var target = labels[row] ? high : low;
            loss += exponent >= 0
                ? target * exponent + NearZero.Log1p(Math.Exp(-exponent))
                : (target - 1) * exponent + NearZero.Log1p(Math.Exp(exponent));
        }

        return loss;
    }
}

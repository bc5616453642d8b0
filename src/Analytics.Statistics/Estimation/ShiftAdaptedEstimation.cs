using Analytics.Statistics.Calibration;

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Probabilistic adaptive performance estimation (PAPE) of a binary model: the labelled reference rows are weighted to the inputs of the present
/// by a density ratio, the scores calibrated anew with those weights, and the figures estimated by <see cref="ConfidenceEstimation"/>. Right under
/// covariate shift that the ratio can see, also where the calibration of the reference no longer holds. It cannot see concept drift: P(y | x) is
/// taken from the reference.
/// Source: Białek, Kuberski, Perrakis &amp; Bifet 2024, "Estimating model performance under covariate shift without labels", arXiv:2401.08348.
/// </summary>
public sealed class ShiftAdaptedEstimation
{
    private ShiftAdaptedEstimation(IsotonicCalibration calibration, double effectiveRows) =>
        (Calibration, EffectiveRows) = (calibration, effectiveRows);

    /// <summary>The calibration of the model's scores to the present.</summary>
    public IsotonicCalibration Calibration { get; }

    /// <summary>Effective number of reference rows, from 1 to their number; under about 100 the estimate is mostly noise.</summary>
    public double EffectiveRows { get; }

    /// <summary>Fits the calibration; O(n log n).</summary>
    /// <param name="scores">Score that the model gave to each reference row, finite.</param>
    /// <param name="labels">Label of each reference row, true for positive.</param>
    /// <param name="ratio">Weights of the reference rows towards the present.</param>
    /// <returns>The estimator for the present.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ratio"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no row, the lengths differ, or a score is not finite.</exception>
    public static ShiftAdaptedEstimation Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, DensityRatio ratio)
    {
        ArgumentNullException.ThrowIfNull(ratio);
        return new(IsotonicCalibration.Fit(scores, labels, [.. ratio.Weights]), ratio.EffectiveRows);
    }

    /// <summary>Expected confusion matrix of the present; O(n log k).</summary>
    /// <param name="scores">Score that the model gave to each present row, finite; at least one.</param>
    /// <param name="decisions">Decision of each present row, true for positive.</param>
    /// <returns>The expected counts.</returns>
    /// <exception cref="ArgumentException">There is no row, the lengths differ, or a score is not finite.</exception>
    public ExpectedConfusion Confusion(ReadOnlySpan<double> scores, ReadOnlySpan<bool> decisions) =>
        ConfidenceEstimation.Confusion(Calibration.Calibrate(scores), decisions);

    /// <summary>Expected area under the ROC curve of the present; O(n log n).</summary>
    /// <param name="scores">Score that the model gave to each present row, finite; at least one.</param>
    /// <returns>The area in [0, 1]; null where the calibration leaves no mass to one class.</returns>
    /// <exception cref="ArgumentException">There is no row, or a score is not finite.</exception>
    public double? RocAuc(ReadOnlySpan<double> scores) => ConfidenceEstimation.RocAuc(Calibration.Calibrate(scores), scores);

    /// <summary>Expected average precision of the present; O(n log n).</summary>
    /// <param name="scores">Score that the model gave to each present row, finite; at least one.</param>
    /// <returns>The figure in [0, 1]; null where the calibration leaves no mass to the positives.</returns>
    /// <exception cref="ArgumentException">There is no row, or a score is not finite.</exception>
    public double? AveragePrecision(ReadOnlySpan<double> scores) => ConfidenceEstimation.AveragePrecision(Calibration.Calibrate(scores), scores);
}

using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Sampling errors of macro figures from those of the classes, each against the rest: √(Σ errors²) / k, the classes taken as uncorrelated.
/// Source: rules of the open package NannyML (Apache-2.0), sampling_error/multiclass_classification.py, but for two of its factors (see below).
/// </summary>
public static class MulticlassSamplingError
{
    /// <summary>What NannyML multiplies its error of the macro area with, without giving a reason; ours is the error without it.</summary>
    public const double AreaFactor = 1.2;

    /// <summary>Of a macro figure from the errors of its classes, such as those of <see cref="BinarySamplingError"/>; O(k).</summary>
    /// <param name="classes">Sampling error of each class against the rest; at least one.</param>
    /// <returns>The sampling error of the mean over the classes; all rows are relevant.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="classes"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no class.</exception>
    public static SamplingError Macro(IReadOnlyList<SamplingError> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count == 0) throw new ArgumentException("The mean needs a class.", nameof(classes));
        return new(Math.Sqrt(classes.Sum(one => one.Deviation * one.Deviation / one.Share)) / classes.Count, 1);
    }

    /// <summary>
    /// Of the mean over the classes of the overlap TP / (TP + FP + FN), which NannyML gives as the error of macro F1. F1 moves 2 / (1 + overlap)² as
    /// fast as the overlap, so this is too low for an overlap under 0.41; for the error of macro F1 itself, take <see cref="Macro"/> of
    /// <see cref="BinarySamplingError.F1"/>. O(k).
    /// </summary>
    /// <param name="classes">Reference counts of each class against the rest, none of them with true negatives only; at least one.</param>
    /// <returns>The sampling error of the mean overlap.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="classes"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There is no class, or one is neither labelled nor predicted.</exception>
    public static SamplingError Overlap(IReadOnlyList<BinaryConfusion> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return Macro([.. classes.Select(BinarySamplingError.Overlap)]);
    }
}

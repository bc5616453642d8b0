namespace Analytics.Statistics.Calibration;

/// <summary>
/// Sizes of miscalibration from the bins of a reliability diagram, in points of probability, in [0, 1]; 0 for calibrated bins. All of them are
/// biased upwards by noise, about √(2 p (1 − p) / (π m)) with m rows a bin: compare with the figure of labels drawn from the probabilities
/// (<see cref="Expected(IReadOnlyList{ReliabilityBin})"/> of calibrated scores is about 0.03 at 1,000 rows in 10 bins), not with 0.
/// </summary>
public static class CalibrationError
{
    /// <summary>
    /// Expected calibration error (ECE), Σ (n_b / n) |share − mean probability|. Bins of equal width give the textbook figure, bins of equal
    /// count the adaptive one with less bias. O(bins).
    /// Source: Naeini, Cooper &amp; Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning", AAAI, 2901-2907.
    /// </summary>
    /// <param name="bins">Bins of a <see cref="Reliability">diagram</see>, at least one.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bins"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no bin.</exception>
    public static double Expected(IReadOnlyList<ReliabilityBin> bins)
    {
        Check(bins);
        var (sum, rows) = (0.0, 0.0);
        foreach (var bin in bins)
        {
            sum += bin.Count * bin.Gap;
            rows += bin.Count;
        }

        return sum / rows;
    }

    /// <summary>Maximum calibration error (MCE), the largest gap of a bin; of bins of few rows, mostly noise. O(bins). Source: as <see cref="Expected"/>.</summary>
    /// <param name="bins">Bins of a <see cref="Reliability">diagram</see>, at least one.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bins"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no bin.</exception>
    public static double Maximum(IReadOnlyList<ReliabilityBin> bins)
    {
        Check(bins);
        return bins.Max(bin => bin.Gap);
    }

    /// <summary>
    /// Adaptive calibration error (ACE): the plain mean of the gaps over bins of equal count and over the classes, each against the rest. O(k n log n).
    /// Source: Nixon, Dusenberry, Zhang, Jerfel &amp; Tran 2019, "Measuring calibration in deep learning", CVPR workshops, equation 3.
    /// </summary>
    /// <param name="bins">For each class, bins of <see cref="Reliability.EqualCount"/>; a binary model gives those of its positive class.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bins"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no class, or one without a bin.</exception>
    public static double Adaptive(params IReadOnlyList<IReadOnlyList<ReliabilityBin>> bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        if (bins.Count == 0) throw new ArgumentException("The figure needs a class.", nameof(bins));
        if (bins.Any(one => one is null || one.Count == 0)) throw new ArgumentException("Every class needs a bin.", nameof(bins));
        return bins.Average(one => one.Average(bin => bin.Gap));
    }

    private static void Check(IReadOnlyList<ReliabilityBin> bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        if (bins.Count == 0) throw new ArgumentException("The figure needs a bin.", nameof(bins));
    }
}

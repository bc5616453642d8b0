using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Calibration;

/// <summary>Whether isotonic recalibration helps on rows that it was not fitted on.</summary>
/// <param name="ErrorBefore">Expected calibration error of the scores as they are, on the held-out rows; 0 where not measured.</param>
/// <param name="ErrorAfter">Expected calibration error after recalibration, on the same rows; 0 where not measured.</param>
/// <param name="Needed">Whether the error after is lower.</param>
public sealed record CalibrationNeed(double ErrorBefore, double ErrorAfter, bool Needed)
{
    /// <summary>Above this area under the ROC curve the scores part the classes, and recalibration has nothing to learn from.</summary>
    private const double Separated = 0.999;

    /// <summary>
    /// Assesses the need over repeated stratified splits: each time a tenth of either class is held out, the function fitted on the rest, and the
    /// errors compared on all held-out rows together. O(splits · n log n); the same seed gives the same answer. For scores that are nearly calibrated
    /// the answer is a toss, in either direction harmless.
    /// Source: rule of the open package NannyML (Apache-2.0), calibration.py, with its own splits.
    /// </summary>
    /// <param name="probabilities">Score of each row, in [0, 1]; at least 20 rows.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="seed">Seed of the splits.</param>
    /// <param name="splits">Splits, at least 1.</param>
    /// <param name="bins">Bins of equal count of the errors, at least 1.</param>
    /// <param name="heldOut">Part of the rows held out in each split, above 0 and below 1.</param>
    /// <returns>The assessment; not needed where there is one class only or the scores part the classes.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a probability is out of its range, or a class is left without a row to hold out.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="splits"/>, <paramref name="bins"/> or <paramref name="heldOut"/> is out of range.</exception>
    public static CalibrationNeed Assess(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int seed, int splits = 10, int bins = 10, double heldOut = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(splits, 1);
        if (heldOut is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(heldOut), "The part held out must be above 0 and below 1.");
        CalibrationRows.Check(probabilities, labels);

        var random = new Random(seed);
        var (positive, negative) = (Rows(labels, true), Rows(labels, false));
        var sets = new IReadOnlyList<int>[splits];
        for (var split = 0; split < splits; split++)
        {
            random.Shuffle(positive);
            random.Shuffle(negative);
            sets[split] = [.. positive[..(int)Math.Ceiling(heldOut * positive.Length)], .. negative[..(int)Math.Ceiling(heldOut * negative.Length)]];
        }

        return Assess(probabilities, labels, sets, bins);
    }

    /// <summary>Assesses the need on splits made by the caller, such as by time or by user. O(splits · n log n).</summary>
    /// <param name="probabilities">Score of each row, in [0, 1].</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="heldOut">For each split, the rows held out; a row may be held out in several.</param>
    /// <param name="bins">Bins of equal count of the errors, at least 1.</param>
    /// <returns>The assessment; not needed where there is one class only or the scores part the classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="heldOut"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a probability is out of its range, no row is held out, or a split names a row that is not there or leaves none to fit.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static CalibrationNeed Assess(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, IReadOnlyList<IReadOnlyList<int>> heldOut, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        CalibrationRows.Check(probabilities, labels);
        if (!labels.Contains(true) || !labels.Contains(false)) return new(0, 0, false);
        if (BinaryScoring.RocAuc(LabelledRows.ByScore(probabilities, labels)).Value > Separated) return new(0, 0, false);

        var (before, after, truths) = (new List<double>(), new List<double>(), new List<bool>());
        foreach (var set in heldOut)
        {
            var calibration = FitWithout(set, probabilities, labels, nameof(heldOut));
            foreach (var row in set)
            {
                before.Add(probabilities[row]);
                after.Add(calibration.Calibrate(probabilities[row]));
                truths.Add(labels[row]);
            }
        }

        if (truths.Count == 0) throw new ArgumentException("A row must be held out.", nameof(heldOut));
        var (errorBefore, errorAfter) = (Error(before, truths, bins), Error(after, truths, bins));
        return new(errorBefore, errorAfter, errorBefore > errorAfter);
    }

    private static double Error(List<double> probabilities, List<bool> labels, int bins) =>
        CalibrationError.Expected(Reliability.EqualCount(probabilities.ToArray(), labels.ToArray(), bins));

    private static IsotonicCalibration FitWithout(IReadOnlyList<int> set, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, string name)
    {
        var weights = new double[labels.Length];
        Array.Fill(weights, 1);
        foreach (var row in set)
        {
            if (row < 0 || row >= weights.Length) throw new ArgumentException("A split names a row that is not there.", name);
            weights[row] = 0;
        }

        return weights.Contains(1) ? IsotonicCalibration.Fit(probabilities, labels, weights) : throw new ArgumentException("A split leaves no row to fit.", name);
    }

    private static int[] Rows(ReadOnlySpan<bool> labels, bool label)
    {
        var rows = new List<int>();
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] == label) rows.Add(row);
        }

        return [.. rows];
    }
}

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Weights that turn a reference sample into one with the inputs of the present: wᵢ in proportion to the density of row i now over that in the
/// reference, from the probabilities of a classifier that tells the two apart. Weights have mean 1.
/// Source: Sugiyama, Suzuki &amp; Kanamori 2012, "Density ratio estimation in machine learning", chapter 4; effective sample size: Kish 1965, "Survey
/// sampling", section 11.7.
/// </summary>
/// <param name="Weights">Weight of each reference row, at least 0.</param>
/// <param name="EffectiveRows">(Σw)² / Σw², from 1 to the rows: as many equal weights say as much. Under about a tenth of the rows, or 100, distrust the estimate.</param>
public sealed record DensityRatio(IReadOnlyList<double> Weights, double EffectiveRows)
{
    /// <summary>Probabilities closer to 1 than this count as this far from it: a row is weighted up at most a million times before the mean is set.</summary>
    private const double LeastDoubt = 1e-6;

    /// <summary>Weights from probabilities, w = (n_reference / n_current) · p / (1 − p); O(n).</summary>
    /// <param name="probabilities">
    /// For each reference row, the probability that it is of the present, by a classifier that was not trained on it; in [0, 1].
    /// </param>
    /// <param name="currentRows">Rows of the present that the classifier was trained on, at least 1.</param>
    /// <param name="referenceRows">Reference rows that it was trained on, at least 1.</param>
    /// <param name="cap">Greatest weight before the mean is set to 1, above 0; a bias against the variance of few large weights.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentException">There is no row, a probability is out of its range, or all of them are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1, or the cap is not above 0.</exception>
    public static DensityRatio OfProbabilities(ReadOnlySpan<double> probabilities, long currentRows, long referenceRows, double cap = double.PositiveInfinity)
    {
        if (probabilities.IsEmpty) throw new ArgumentException("There must be a reference row.", nameof(probabilities));
        Scoring.Finite.CheckProbabilities(probabilities, nameof(probabilities));
        ArgumentOutOfRangeException.ThrowIfLessThan(currentRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceRows, 1);
        if (!(cap > 0)) throw new ArgumentOutOfRangeException(nameof(cap), "The cap must be above 0.");

        var prior = (double)referenceRows / currentRows;
        var weights = new double[probabilities.Length];
        var (sum, squares) = (0.0, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] = Math.Min(cap, prior * (probabilities[row] / Math.Max(LeastDoubt, 1 - probabilities[row])));
            sum += weights[row];
            squares += weights[row] * weights[row];
        }

        if (!(sum > 0)) throw new ArgumentException("Every weight is 0.", nameof(probabilities));
        for (var row = 0; row < weights.Length; row++) weights[row] *= weights.Length / sum;
        return new(weights, sum / squares * sum);
    }

    /// <summary>
    /// Weights by a domain classifier that the caller passes in: in each fold it learns to tell reference (0) from present (1) on the other folds
    /// and gives the probabilities of the reference rows of its own. The cost is that of as many fits as folds; the same seed gives the same folds.
    /// </summary>
    /// <param name="reference">Features of each reference row; at least as many as folds.</param>
    /// <param name="current">Features of each present row; at least as many as folds.</param>
    /// <param name="learner">Fits a classifier whose output is a probability.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <param name="folds">Folds, at least 2.</param>
    /// <param name="cap">Greatest weight before the mean is set to 1, above 0.</param>
    /// <returns>The weights of the reference rows.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A sample has fewer rows than folds, or the classifier gives no probability.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2, or the cap is not above 0.</exception>
    public static DensityRatio OfSamples(
        IReadOnlyList<double[]> reference,
        IReadOnlyList<double[]> current,
        RowLearner learner,
        int seed,
        int folds = 5,
        double cap = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (reference.Count < folds) throw new ArgumentException("There must be a row for each fold.", nameof(reference));
        if (current.Count < folds) throw new ArgumentException("There must be a row for each fold.", nameof(current));

        var random = new Random(seed);
        var (ofReference, ofCurrent) = (Folds(reference.Count, folds, random), Folds(current.Count, folds, random));
        var probabilities = new double[reference.Count];
        for (var fold = 0; fold < folds; fold++)
        {
            var model = Fit(reference, ofReference, current, ofCurrent, fold, learner);
            for (var row = 0; row < probabilities.Length; row++)
            {
                if (ofReference[row] == fold) probabilities[row] = model(reference[row]);
            }
        }

        return OfProbabilities(probabilities, current.Count, reference.Count, cap);
    }

    private static RowScorer Fit(IReadOnlyList<double[]> reference, int[] ofReference, IReadOnlyList<double[]> current, int[] ofCurrent, int fold, RowLearner learner)
    {
        var (kept, added) = (Others(reference, ofReference, fold), Others(current, ofCurrent, fold));
        double[] targets = [.. Enumerable.Repeat(0.0, kept.Count), .. Enumerable.Repeat(1.0, added.Count)];
        return learner([.. kept, .. added], targets);
    }

    private static List<double[]> Others(IReadOnlyList<double[]> rows, int[] folds, int fold) => [.. rows.Where((_, row) => folds[row] != fold)];

    private static int[] Folds(int rows, int folds, Random random)
    {
        var result = new int[rows];
        for (var row = 0; row < rows; row++) result[row] = row % folds;
        random.Shuffle(result);
        return result;
    }
}

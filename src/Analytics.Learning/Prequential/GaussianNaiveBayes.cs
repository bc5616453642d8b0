namespace Analytics.Learning.Prequential;

/// <summary>
/// Naive Bayes with one normal distribution for each class and feature, learnt row by row (test, then train) and never reset: the usual yardstick for
/// streams, whose errors show a change of concept. Memory does not grow with the rows. Not thread-safe.
/// Source: Gama, Sebastião &amp; Rodrigues (2013), On evaluating stream learning algorithms, Machine Learning 90, 317–346, for the order of test and
/// train; Welford (1962), Technometrics 4, 419–420, for the running moments.
/// </summary>
public sealed class GaussianNaiveBayes
{
    private const double SmallestVariance = 1e-9;
    private readonly long[] counts = new long[2];
    private readonly long[][] seen;
    private readonly double[][] means;
    private readonly double[][] squares;

    /// <summary>A learner that has seen nothing.</summary>
    /// <param name="features">Numbers in a row, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is below 1.</exception>
    public GaussianNaiveBayes(int features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        seen = [new long[features], new long[features]];
        means = [new double[features], new double[features]];
        squares = [new double[features], new double[features]];
    }

    /// <summary>Rows learnt.</summary>
    public long Count => counts[0] + counts[1];

    /// <summary>
    /// Probability of the positive class, in [0, 1]; 0 or 1 while only one class was seen. A tie belongs to the negative class: it is answered, also
    /// before the first row, by the number just below 0.5.
    /// </summary>
    /// <param name="row">The features; NaN where missing, which says nothing.</param>
    /// <exception cref="ArgumentException">The row has another length than the learner.</exception>
    public double Score(ReadOnlySpan<double> row)
    {
        Check(row);
        if (Count == 0) return Math.BitDecrement(0.5);
        if (counts[0] == 0 || counts[1] == 0) return counts[1] == 0 ? 0 : 1;
        var probability = 1 / (1 + Math.Exp(LogLikelihood(0, row) - LogLikelihood(1, row)));
        return probability == 0.5 ? Math.BitDecrement(0.5) : probability;
    }

    /// <summary>Learns a row.</summary>
    /// <param name="row">The features; NaN where missing.</param>
    /// <param name="positive">Its class.</param>
    /// <exception cref="ArgumentException">The row has another length than the learner.</exception>
    public void Learn(ReadOnlySpan<double> row, bool positive)
    {
        Check(row);
        var which = positive ? 1 : 0;
        counts[which]++;
        var (mean, square) = (means[which], squares[which]);
        for (var feature = 0; feature < row.Length; feature++)
        {
            if (double.IsNaN(row[feature])) continue;
            var deviation = row[feature] - mean[feature];
            mean[feature] += deviation / ++seen[which][feature];
            square[feature] += deviation * (row[feature] - mean[feature]);
        }
    }

    private double LogLikelihood(int which, ReadOnlySpan<double> row)
    {
        var log = Math.Log((double)counts[which] / Count);
        for (var feature = 0; feature < row.Length; feature++)
        {
            if (double.IsNaN(row[feature]) || seen[which][feature] == 0) continue;
            var variance = (squares[which][feature] / seen[which][feature]) + SmallestVariance;
            var deviation = row[feature] - means[which][feature];
            log -= 0.5 * (Math.Log(2 * Math.PI * variance) + (deviation * deviation / variance));
        }

        return log;
    }

    private void Check(ReadOnlySpan<double> row)
    {
        if (row.Length != means[0].Length) throw new ArgumentException($"The row has {row.Length} numbers in place of {means[0].Length}.", nameof(row));
    }
}

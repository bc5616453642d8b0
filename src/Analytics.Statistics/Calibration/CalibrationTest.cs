using MathNet.Numerics;

namespace Analytics.Statistics.Calibration;

/// <summary>Tests of whether labels could have come from the predicted probabilities.</summary>
public static class CalibrationTest
{
    /// <summary>
    /// Spiegelhalter's test: the Brier score less its expectation under calibration, over its standard deviation, against the normal. Sees
    /// probabilities that are too extreme or not extreme enough, and misses errors that cancel. Approximate under about 50 rows. O(n).
    /// Source: Spiegelhalter 1986, "Probabilistic prediction in patient management and clinical trials", Statistics in Medicine 5(5), 421-433.
    /// </summary>
    /// <param name="probabilities">Predicted probability of a positive of each row, in [0, 1]; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <returns>Two-sided p-value; null where every probability is 0, 1/2 or 1, of which the score does not vary under calibration.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a probability is out of its range.</exception>
    public static double? Spiegelhalter(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels)
    {
        CalibrationRows.Check(probabilities, labels);
        var (sum, variance) = (0.0, 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            var (probability, slope) = (probabilities[row], 1 - 2 * probabilities[row]);
            sum += ((labels[row] ? 1 : 0) - probability) * slope;
            variance += slope * slope * probability * (1 - probability);
        }

        return variance > 0 ? SpecialFunctions.Erfc(Math.Abs(sum) / Math.Sqrt(2 * variance)) : null;
    }

    /// <summary>
    /// Consistency resampling: the <see cref="CalibrationError.Expected">expected calibration error</see> of the labels against that of labels drawn
    /// from the probabilities, on the same bins of equal width. Exact for any number of rows; sees any error that the bins can. O(draws · n); the same
    /// seed gives the same answer.
    /// Source: Bröcker &amp; Smith 2007, "Increasing the reliability of reliability diagrams", Weather and Forecasting 22(3), 651-661; the p-value as
    /// in Davison &amp; Hinkley 1997, "Bootstrap methods and their application", p. 141.
    /// </summary>
    /// <param name="probabilities">Predicted probability of a positive of each row, in [0, 1]; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="draws">Draws, at least 19; the least p-value is 1 / (draws + 1).</param>
    /// <param name="bins">Bins of equal width over [0, 1], at least 1.</param>
    /// <returns>The error, that of chance, and the p-value.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a probability is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draws"/> or <paramref name="bins"/> is out of range.</exception>
    public static ConsistencyResult Consistency(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int seed, int draws = 999, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 19);
        var error = CalibrationError.Expected(Reliability.EqualWidth(probabilities, labels, bins));

        var random = new Random(seed);
        var (edges, gaps, places) = (Reliability.Edges(bins), new double[bins], new int[probabilities.Length]);
        for (var row = 0; row < places.Length; row++) places[row] = Reliability.BinOf(edges, probabilities[row]);
        var (sum, atLeast) = (0.0, 0);
        for (var draw = 0; draw < draws; draw++)
        {
            var drawn = Drawn(probabilities, places, gaps, random);
            sum += drawn;

            // Equal errors may differ in their last digits.
            if (drawn >= error * (1 - 1e-12)) atLeast++;
        }

        return new(error, sum / draws, (atLeast + 1.0) / (draws + 1));
    }

    /// <summary>Expected calibration error of labels drawn from the probabilities: Σ over bins of |Σ (label − probability)| / n.</summary>
    private static double Drawn(ReadOnlySpan<double> probabilities, int[] places, double[] gaps, Random random)
    {
        Array.Clear(gaps);
        for (var row = 0; row < places.Length; row++)
            gaps[places[row]] += (random.NextDouble() < probabilities[row] ? 1 : 0) - probabilities[row];

        var error = 0.0;
        foreach (var gap in gaps) error += Math.Abs(gap);
        return error / probabilities.Length;
    }
}

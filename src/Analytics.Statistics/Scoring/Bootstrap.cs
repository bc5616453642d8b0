using Analytics.Statistics.Inference;
using MathNet.Numerics;

namespace Analytics.Statistics.Scoring;

/// <summary>Confidence intervals by resampling, for figures without a closed form.</summary>
public static class Bootstrap
{
    /// <summary>Most samples that the acceleration leaves out one by one; larger samples are cut into as many groups.</summary>
    private const int MostGroups = 200;

    /// <summary>
    /// Bias-corrected and accelerated (BCa) interval of a figure of independent rows: second-order accurate, unchanged by monotone
    /// transforms of the figure. Acceleration by the jackknife (of 200 groups of rows in larger samples). Resamples that leave the figure
    /// undefined are left out. In small samples it covers
    /// less than its confidence (95 % intervals of the mean of an exponential sample: 91 % with 10 rows, 95 % with 40); a figure without spread gives a zero width.
    /// O((replicates + 200)·c), c the cost of the figure; the same seed gives the same interval.
    /// Source: Efron 1987, "Better bootstrap confidence intervals", JASA 82(397), 171-185; grouped jackknife: Efron &amp; Tibshirani 1993,
    /// "An introduction to the bootstrap", chapters 11 and 14.
    /// </summary>
    /// <param name="rows">Rows of the sample, at least 2.</param>
    /// <param name="statistic">The figure; must be defined on the whole sample.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="replicates">Resamples, at least 100; 2,000 fix a 95 % bound to about a twentieth of the width.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure with its interval; its count is the rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="statistic"/> is null.</exception>
    /// <exception cref="ArgumentException">The figure is undefined on the sample or on more than half of the resamples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows, the replicates or the confidence are out of range.</exception>
    public static Estimate BiasCorrected(int rows, RowStatistic statistic, int seed, int replicates = 2000, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        var error = Confidence.Error(confidence);

        var indices = new int[rows];
        for (var row = 0; row < rows; row++) indices[row] = row;
        var value = statistic(indices);
        if (!double.IsFinite(value)) throw new ArgumentException("The figure is undefined on the sample.", nameof(statistic));

        var acceleration = Acceleration(statistic, indices);
        var sorted = Resamples(statistic, indices, replicates, new Random(seed));
        if (sorted.Length < replicates / 2) throw new ArgumentException("The figure is undefined on most resamples.", nameof(statistic));
        var bias = Bias(sorted, value);
        return new(value, new(Bound(error / 2), Bound(1 - error / 2)), rows);

        double Bound(double probability)
        {
            var z = bias - Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * probability);
            var room = 1 - acceleration * z;
            return Quantile(sorted, room > 0 ? Normal(bias + z / room) : probability);
        }
    }

    private static double[] Resamples(RowStatistic statistic, int[] buffer, int replicates, Random random)
    {
        var values = new double[replicates];
        var used = 0;
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            for (var row = 0; row < buffer.Length; row++) buffer[row] = random.Next(buffer.Length);
            var value = statistic(buffer);
            if (double.IsFinite(value)) values[used++] = value;
        }

        Array.Sort(values, 0, used);
        return values[..used];
    }

    /// <summary>Normal quantile of the share of resamples below the figure, ties counted half and kept off 0 and 1.</summary>
    private static double Bias(double[] sorted, double value)
    {
        var (below, equal) = (0, 0);
        foreach (var one in sorted)
        {
            if (one < value) below++;
            else if (one <= value) equal++;
        }

        var share = Math.Clamp((below + equal / 2.0) / sorted.Length, 0.5 / sorted.Length, 1 - 0.5 / sorted.Length);
        return -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * share);
    }

    /// <summary>A sixth of the skewness of the jackknife values; 0 where they have no spread.</summary>
    private static double Acceleration(RowStatistic statistic, int[] indices)
    {
        var groups = Math.Min(MostGroups, indices.Length);
        var values = new List<double>(groups);
        var kept = new int[indices.Length];
        for (var group = 0; group < groups; group++)
        {
            var used = 0;
            foreach (var row in indices)
            {
                if (row % groups != group) kept[used++] = row;
            }

            var value = statistic(kept.AsSpan(0, used));
            if (double.IsFinite(value)) values.Add(value);
        }

        if (values.Count < 2) return 0;
        var mean = values.Average();
        var (squares, cubes) = (0.0, 0.0);
        foreach (var value in values)
        {
            var deviation = mean - value;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }

        var acceleration = cubes / (6 * Math.Pow(squares, 1.5));
        return double.IsFinite(acceleration) ? acceleration : 0;
    }

    private static double Quantile(double[] sorted, double probability)
    {
        var position = Math.Clamp(probability * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        var index = (int)position;
        return index + 1 == sorted.Length ? sorted[index] : sorted[index] + (position - index) * (sorted[index + 1] - sorted[index]);
    }

    private static double Normal(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));
}

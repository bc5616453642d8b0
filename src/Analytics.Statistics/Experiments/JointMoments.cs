namespace Analytics.Statistics.Experiments;

/// <summary>
/// Count, means and covariances of several variables of the same units, such as numerator and denominator of a ratio, or a metric and its value
/// before the experiment. Mergeable: the moments of two parts give those of the whole (Chan, Golub &amp; LeVeque 1983, The American Statistician
/// 37(3), 242-247). The divisor of a covariance is n − 1, or n where all variables are flags of 0 and 1, whose variance is then p (1 − p).
/// </summary>
public sealed class JointMoments
{
    private readonly double[] means;
    private readonly double[] products;
    private readonly bool flags;

    private JointMoments(long count, double[] means, double[] products, bool flags)
    {
        if (!Array.TrueForAll(means, double.IsFinite) || !Array.TrueForAll(products, double.IsFinite))
            throw new ArgumentException("Means and products must be finite.", nameof(means));
        (Count, this.means, this.products, this.flags) = (count, means, products, flags);
    }

    /// <summary>Units, at least 1.</summary>
    public long Count { get; }

    /// <summary>Number of variables, at least 1.</summary>
    public int Variables => means.Length;

    /// <summary>Mean of a variable; O(1).</summary>
    /// <param name="variable">Index of the variable, from 0.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public double Mean(int variable) => means[Checked(variable)];

    /// <summary>Covariance of two variables, or the variance of one with itself; O(1).</summary>
    /// <param name="first">Index of a variable, from 0.</param>
    /// <param name="second">Index of a variable, from 0.</param>
    /// <returns>The covariance; 0 for a single unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    public double Covariance(int first, int second) => Count < 2
        ? 0
        : products[Checked(first) * Variables + Checked(second)] / (flags ? Count : Count - 1);

    /// <summary>Moments of two variables, in two passes; O(n), no allocation but the result.</summary>
    /// <param name="first">Finite values of the first variable, at least one.</param>
    /// <param name="second">Finite values of the second variable of the same units.</param>
    /// <param name="flags">Whether all values are 0 or 1, so that the divisor is n.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="ArgumentException">There is no value, the lengths differ, or a value is not finite.</exception>
    public static JointMoments Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, bool flags = false)
    {
        if (first.IsEmpty) throw new ArgumentException("There must be a value.", nameof(first));
        if (first.Length != second.Length) throw new ArgumentException("The lengths must be equal.", nameof(second));

        var means = new double[] { MeanOf(first), MeanOf(second) };
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        for (var row = 0; row < first.Length; row++)
        {
            var (x, y) = (first[row] - means[0], second[row] - means[1]);
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }

        return new(first.Length, means, [xx, xy, xy, yy], flags);
    }

    /// <summary>Moments of any number of variables, in two passes; O(n · variables²).</summary>
    /// <param name="columns">Finite values of each variable, all of the same units; at least one variable and one unit.</param>
    /// <param name="flags">Whether all values are 0 or 1, so that the divisor is n.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There is no value, the lengths differ, or a value is not finite.</exception>
    public static JointMoments Of(IReadOnlyList<double[]> columns, bool flags = false)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0 || columns.Any(column => column is null || column.Length == 0 || column.Length != columns[0].Length))
            throw new ArgumentException("The columns must have equal lengths of at least one.", nameof(columns));

        var means = columns.Select(column => MeanOf(column)).ToArray();
        var products = new double[means.Length * means.Length];
        for (var first = 0; first < means.Length; first++)
        {
            for (var second = first; second < means.Length; second++)
            {
                var sum = 0.0;
                for (var row = 0; row < columns[first].Length; row++) sum += (columns[first][row] - means[first]) * (columns[second][row] - means[second]);
                products[first * means.Length + second] = products[second * means.Length + first] = sum;
            }
        }

        return new(columns[0].Length, means, products, flags);
    }

    /// <summary>
    /// Moments from sums and sums of products as a data warehouse keeps them. Where means are large beside the spread, digits cancel. O(variables²).
    /// </summary>
    /// <param name="count">Units, at least 1.</param>
    /// <param name="sums">Sum of each variable, finite.</param>
    /// <param name="sumsOfProducts">Sum of the product of each pair of variables, row after row: variables² numbers, symmetric, finite.</param>
    /// <param name="flags">Whether all values are 0 or 1, so that the divisor is n.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="ArgumentException">The lengths do not match, or a sum is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static JointMoments OfSums(long count, ReadOnlySpan<double> sums, ReadOnlySpan<double> sumsOfProducts, bool flags = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (sums.IsEmpty) throw new ArgumentException("There must be a variable.", nameof(sums));
        if (sumsOfProducts.Length != sums.Length * sums.Length) throw new ArgumentException("There must be one sum for each pair.", nameof(sumsOfProducts));

        var (means, products) = (new double[sums.Length], new double[sumsOfProducts.Length]);
        for (var each = 0; each < sums.Length; each++) means[each] = sums[each] / count;
        for (var pair = 0; pair < products.Length; pair++)
        {
            var (first, second) = (pair / sums.Length, pair % sums.Length);
            var sum = sumsOfProducts[pair] - means[first] * sums[second];
            products[pair] = first == second ? Math.Max(0, sum) : sum;
        }

        return new(count, means, products, flags);
    }

    /// <summary>
    /// Moments from means and sums of products of deviations from them, as a database computes them without cancellation. O(variables²).
    /// </summary>
    /// <param name="count">Units, at least 1.</param>
    /// <param name="means">Mean of each variable, finite.</param>
    /// <param name="products">Sum of the product of the deviations of each pair of variables, row after row: variables² numbers, symmetric, finite.</param>
    /// <param name="flags">Whether all values are 0 or 1, so that the divisor is n.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="ArgumentException">The lengths do not match, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static JointMoments OfDeviations(long count, ReadOnlySpan<double> means, ReadOnlySpan<double> products, bool flags = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (means.IsEmpty) throw new ArgumentException("There must be a variable.", nameof(means));
        if (products.Length != means.Length * means.Length) throw new ArgumentException("There must be one sum for each pair.", nameof(products));
        return new(count, means.ToArray(), products.ToArray(), flags);
    }

    /// <summary>Moments of these units and others together; O(variables²).</summary>
    /// <param name="other">Moments of the same variables of other units.</param>
    /// <returns>The moments of the union.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The number of variables or the divisor differs.</exception>
    public JointMoments Merge(JointMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Variables != Variables || other.flags != flags) throw new ArgumentException("The variables must be the same.", nameof(other));

        var count = Count + other.Count;
        var share = (double)other.Count / count;
        var deltas = means.Zip(other.means, (mine, its) => its - mine).ToArray();
        var merged = products.Select((product, pair) =>
            product + other.products[pair] + deltas[pair / Variables] * deltas[pair % Variables] * (Count * share)).ToArray();
        return new(count, [.. means.Select((mean, each) => mean + deltas[each] * share)], merged, flags);
    }

    private static double MeanOf(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row])) throw new ArgumentException("Every value must be finite.", nameof(values));
            mean += (values[row] - mean) / (row + 1);
        }

        return mean;
    }

    private int Checked(int variable) => variable >= 0 && variable < Variables
        ? variable
        : throw new ArgumentOutOfRangeException(nameof(variable), "There is no such variable.");
}

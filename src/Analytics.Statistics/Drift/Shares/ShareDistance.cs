namespace Analytics.Statistics.Drift.Shares;

/// <summary>
/// Distances between two distributions over the same cells: bins of a numeric column, or categories. Both are given as counts or shares, which
/// are divided by their sum; counts of parts of a sample may be added first. None has a unit. Each is 0 for equal shares and grows with
/// chance alone in small samples: judge them by <see cref="Verdicts.ShareDrift"/>. All are O(k) and allocate nothing below 512 cells.
/// </summary>
public static class ShareDistance
{
    private const int OnStack = 512;

    private delegate double Distance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current);

    /// <summary>Jensen-Shannon distance √((KL(p‖m) + KL(q‖m)) / 2) with m = (p + q) / 2; a metric (Endres &amp; Schindelin 2003, "A new metric for
    /// probability distributions", IEEE Transactions on Information Theory 49(7), 1858-1860).</summary>
    /// <param name="reference">Weights of the reference, at least 0, not all 0.</param>
    /// <param name="current">Weights of the current sample in the same cells.</param>
    /// <param name="unit">Unit: Evidently and SciPy use nats, NannyML bits.</param>
    /// <returns>The distance in [0, √(ln 2)] in nats, [0, 1] in bits.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static double JensenShannon(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, InformationUnit unit = InformationUnit.Nats)
    {
        var divergence = Measure(reference, current, ZeroShares.Keep, static (p, q) =>
        {
            var sum = 0.0;
            for (var cell = 0; cell < p.Length; cell++)
            {
                var middle = (p[cell] + q[cell]) / 2;
                sum += Entropy(p[cell], middle) + Entropy(q[cell], middle);
            }

            return sum / 2;
        });
        return Math.Sqrt(Math.Max(0, unit == InformationUnit.Bits ? divergence / Math.Log(2) : divergence));
    }

    /// <summary>Hellinger distance √(½ Σ (√p − √q)²) (Hellinger 1909, "Neue Begründung der Theorie quadratischer Formen von unendlichvielen
    /// Veränderlichen", Journal für die reine und angewandte Mathematik 136, 210-271).</summary>
    /// <param name="reference">Weights of the reference, at least 0, not all 0.</param>
    /// <param name="current">Weights of the current sample in the same cells.</param>
    /// <returns>The distance in [0, 1].</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static double Hellinger(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Math.Sqrt(Measure(reference, current, ZeroShares.Keep, static (p, q) =>
        {
            var sum = 0.0;
            for (var cell = 0; cell < p.Length; cell++)
            {
                var gap = Math.Sqrt(p[cell]) - Math.Sqrt(q[cell]);
                sum += gap * gap;
            }

            return sum / 2;
        }));

    /// <summary>Kullback-Leibler divergence Σ p·ln(p / q) of the reference p from the current q, in nats, after empty cells were filled by the
    /// rule and shares renormalised (Kullback &amp; Leibler 1951, "On information and sufficiency", Annals of Mathematical Statistics 22(1), 79-86).</summary>
    /// <param name="reference">Weights of the reference, at least 0, not all 0.</param>
    /// <param name="current">Weights of the current sample in the same cells.</param>
    /// <param name="zeros">Rule for empty cells; <see cref="ZeroShares.Keep"/> gives +∞ where the current sample lacks a cell of the reference.</param>
    /// <returns>The divergence, at least 0; not symmetric.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static double KullbackLeibler(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ZeroShares zeros) =>
        Math.Max(0, Measure(reference, current, zeros, static (p, q) =>
        {
            var (sum, total, currentTotal) = (0.0, 0.0, 0.0);
            for (var cell = 0; cell < p.Length; cell++)
            {
                sum += Entropy(p[cell], q[cell]);
                total += p[cell];
                currentTotal += q[cell];
            }

            return sum / total + Math.Log(currentTotal / total);
        }));

    /// <summary>Population stability index Σ (p − q)·ln(p / q), the sum of both Kullback-Leibler divergences (Jeffreys 1946, "An invariant form for
    /// the prior probability in estimation problems", Proceedings of the Royal Society A 186, 453-461; its use: Siddiqi 2006, "Credit risk
    /// scorecards", Wiley). The usual limits 0.1 and 0.25 hold for thousands of rows only.</summary>
    /// <param name="reference">Weights of the reference, at least 0, not all 0.</param>
    /// <param name="current">Weights of the current sample in the same cells.</param>
    /// <param name="zeros">Rule for empty cells; <see cref="ZeroShares.Keep"/> gives +∞ where just one sample has a cell.</param>
    /// <returns>The index, at least 0.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static double PopulationStability(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ZeroShares zeros) =>
        Measure(reference, current, zeros, static (p, q) =>
        {
            var sum = 0.0;
            for (var cell = 0; cell < p.Length; cell++)
                if (!p[cell].Equals(q[cell])) sum += (p[cell] - q[cell]) * Math.Log(p[cell] / q[cell]);
            return sum;
        });

    /// <summary>Total variation ½ Σ |p − q|: the largest difference in the probability of any set of cells (Levin, Peres &amp; Wilmer 2009, "Markov
    /// chains and mixing times", AMS, p. 48). One less it is the histogram intersection.</summary>
    /// <param name="reference">Weights of the reference, at least 0, not all 0.</param>
    /// <param name="current">Weights of the current sample in the same cells.</param>
    /// <returns>The distance in [0, 1]; in the unit of a share.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static double TotalVariation(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Measure(reference, current, ZeroShares.Keep, static (p, q) =>
        {
            var sum = 0.0;
            for (var cell = 0; cell < p.Length; cell++) sum += Math.Abs(p[cell] - q[cell]);
            return sum / 2;
        });

    /// <summary>Largest difference of the share of one cell, max |p − q|.</summary>
    /// <param name="reference">Weights of the reference, at least 0, not all 0.</param>
    /// <param name="current">Weights of the current sample in the same cells.</param>
    /// <returns>The distance in [0, 1].</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static double LInfinity(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Measure(reference, current, ZeroShares.Keep, static (p, q) =>
        {
            var largest = 0.0;
            for (var cell = 0; cell < p.Length; cell++) largest = Math.Max(largest, Math.Abs(p[cell] - q[cell]));
            return largest;
        });

    private static double Entropy(double p, double q) => p > 0 ? p * Math.Log(p / q) : 0;

    private static double Measure(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ZeroShares zeros, Distance distance)
    {
        Weights.Check(reference, current);
        var cells = reference.Length;
        Span<double> shares = cells <= OnStack ? stackalloc double[2 * cells] : new double[2 * cells];
        zeros.Apply(reference, shares[..cells]);
        zeros.Apply(current, shares[cells..]);
        return distance(shares[..cells], shares[cells..]);
    }
}

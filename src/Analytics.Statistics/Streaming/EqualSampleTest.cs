namespace Analytics.Statistics.Streaming;

/// <summary>The two-sample Kolmogorov-Smirnov test of samples of equal size, whose exact p-value has a closed form.</summary>
internal static class EqualSampleTest
{
    /// <summary>n times the largest distance of the two empirical distribution functions; sorts both samples; O(n log n).</summary>
    internal static int Steps(Span<double> one, Span<double> other)
    {
        one.Sort();
        other.Sort();
        var (first, second, most) = (0, 0, 0);
        while (first < one.Length && second < other.Length)
        {
            var value = Math.Min(one[first], other[second]);
            while (first < one.Length && one[first].Equals(value)) first++;
            while (second < other.Length && other[second].Equals(value)) second++;
            most = Math.Max(most, Math.Abs(first - second));
        }

        return most;
    }

    /// <summary>
    /// Probability of a distance of at least steps / n between samples of n from one continuous distribution,
    /// 2 Σ (−1)^(k+1) C(2n, n − k·steps) / C(2n, n); O(n). Ties make it too large, never too small.
    /// Source: Gnedenko &amp; Korolyuk 1951, "On the maximum discrepancy between two empirical distributions", Dokl. Akad. Nauk SSSR 80, 525-528.
    /// </summary>
    internal static double Probability(int steps, int count)
    {
        if (steps == 0) return 1;

        var (sum, share, done) = (0.0, 1.0, 0);
        for (var k = 1; k * steps <= count; k++)
        {
            // C(2n, n − j) / C(2n, n − j + 1) = (n − j + 1) / (n + j).
            for (; done < k * steps; done++) share *= (double)(count - done) / (count + done + 1);
            sum += k % 2 == 1 ? share : -share;
        }

        return Math.Clamp(2 * sum, double.Epsilon, 1);
    }
}

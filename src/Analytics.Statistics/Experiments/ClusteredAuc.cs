namespace Analytics.Statistics.Experiments;

/// <summary>
/// The area under the ROC curve as a metric of an experiment, where units (users) have several scored records each: records of one unit are alike, and
/// a variance that takes them as independent is too small.
/// Source: Obuchowski 1997, "Nonparametric analysis of clustered ROC curve data", Biometrics 53(2), 567-578. With one record a unit it is DeLong's.
/// </summary>
public static class ClusteredAuc
{
    private const int Variables = 4;

    /// <summary>The arm of an area, from what each unit contributes. O(1).</summary>
    /// <param name="clusters">
    /// Moments by unit of four variables: the sum of the placements of its positives (the share of the arm's negatives below a positive, ties counted half),
    /// its positives, the sum of the placements of its negatives (the share of the arm's positives above a negative), its negatives.
    /// </param>
    /// <param name="withPositives">Units with a positive, at least 2.</param>
    /// <param name="withNegatives">Units with a negative, at least 2.</param>
    /// <returns>The arm: its value is the area, in [0, 1]; its variance is that of one unit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="clusters"/> is null.</exception>
    /// <exception cref="ArgumentException">The clusters have not four variables, or there is no positive or no negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of units is below 2 or above that of the clusters.</exception>
    public static Arm Arm(JointMoments clusters, long withPositives, long withNegatives)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Variables != Variables) throw new ArgumentException("The moments must be of placements and counts of positives and of negatives.", nameof(clusters));
        CheckUnits(withPositives, clusters.Count, nameof(withPositives));
        CheckUnits(withNegatives, clusters.Count, nameof(withNegatives));
        double units = clusters.Count;
        var (positives, negatives) = (clusters.Mean(1) * units, clusters.Mean(3) * units);
        if (!(positives > 0 && negatives > 0)) throw new ArgumentException("An area needs a positive and a negative.", nameof(clusters));

        // Deviations of a unit's placements from what the area lets expect have mean 0 over the units.
        var area = Math.Clamp(clusters.Mean(0) / clusters.Mean(1), 0, 1);
        double Deviations(int first, int second) => (units - 1) * (clusters.Covariance(first, second) - area * clusters.Covariance(first, second + 1)
            - area * clusters.Covariance(first + 1, second) + area * area * clusters.Covariance(first + 1, second + 1));
        var ofPositives = withPositives / ((withPositives - 1) * positives) * Math.Max(0, Deviations(0, 0));
        var ofNegatives = withNegatives / ((withNegatives - 1) * negatives) * Math.Max(0, Deviations(2, 2));
        var between = units / (units - 1) * Deviations(0, 2);
        var variance = ofPositives / positives + ofNegatives / negatives + 2 * between / (positives * negatives);
        return new(clusters.Count, area, Math.Max(0, variance) * units);
    }

    /// <summary>The arm of an area, from records each of a unit. O(n log n).</summary>
    /// <param name="scores">Finite scores of the records, higher for what is more likely positive.</param>
    /// <param name="labels">Whether each is positive.</param>
    /// <param name="units">Unit of each; any numbers.</param>
    /// <returns>The arm.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a score is not finite, or there is no positive or no negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two units have a positive, or a negative.</exception>
    public static Arm Arm(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<long> units)
    {
        if (scores.Length != labels.Length || scores.Length != units.Length) throw new ArgumentException("The lengths must be equal.", nameof(scores));
        foreach (var score in scores)
            if (!double.IsFinite(score)) throw new ArgumentException("Every score must be finite.", nameof(scores));

        var (positives, negatives) = (Sorted(scores, labels, true), Sorted(scores, labels, false));
        if (positives.Length == 0 || negatives.Length == 0) throw new ArgumentException("An area needs a positive and a negative.", nameof(labels));
        var places = new Dictionary<long, double[]>();
        for (var row = 0; row < scores.Length; row++)
        {
            if (!places.TryGetValue(units[row], out var sums)) places[units[row]] = sums = new double[Variables];
            var at = labels[row] ? 0 : 2;
            sums[at] += labels[row] ? Below(negatives, scores[row]) : 1 - Below(positives, scores[row]);
            sums[at + 1]++;
        }

        var columns = Enumerable.Range(0, Variables).Select(variable => places.Values.Select(sums => sums[variable]).ToArray()).ToList();
        return Arm(JointMoments.Of(columns), columns[1].Count(count => count > 0), columns[3].Count(count => count > 0));
    }

    private static void CheckUnits(long units, long all, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 2, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, all, name);
    }

    private static double[] Sorted(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, bool label)
    {
        var chosen = new List<double>();
        for (var row = 0; row < scores.Length; row++)
            if (labels[row] == label) chosen.Add(scores[row]);
        chosen.Sort();
        return [.. chosen];
    }

    /// <summary>Share of sorted values below one, ties counted half.</summary>
    private static double Below(double[] sorted, double value)
    {
        var (below, notAbove) = (Count(sorted, other => other < value), Count(sorted, other => other <= value));
        return (below + notAbove) / 2.0 / sorted.Length;
    }

    private static int Count(double[] sorted, Func<double, bool> isBefore)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(sorted[middle])) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

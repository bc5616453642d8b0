using System.Numerics.Tensors;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>
/// Verdicts by the tests of contingency tables. Each statistic is shown as a distance that does not grow with the rows (<see cref="ShareTest"/>). The p-value
/// is that of the test's distribution where every expected count is at least 5 (Cochran 1954, "Some methods for strengthening the common χ² tests",
/// Biometrics 10(4), 417-451), else by random splits of the pooled counts; Fisher's is exact up to 100,000 events, above it is that of the normal distribution.
/// </summary>
public static class ShareTestDrift
{
    private const double LeastExpected = 5;
    private const double MostExactEvents = 100_000;

    /// <summary>Whether a test can be made: those of proportions and Fisher's take two categories.</summary>
    /// <param name="table">The table.</param>
    /// <param name="test">The test.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public static bool CanJudge(CategoryTable table, ShareTest test)
    {
        ArgumentNullException.ThrowIfNull(table);
        return test is ShareTest.ChiSquared or ShareTest.LikelihoodRatio ? table.Categories.Count > 1 : table.Categories.Count == 2;
    }

    /// <summary>The verdict; O(k), O(k·permutations) where counts are small, Fisher's O(events·log events).</summary>
    /// <param name="reference">Counts of the reference in whole numbers, at least 0, not all 0.</param>
    /// <param name="current">Counts of the current sample in the same cells.</param>
    /// <param name="test">The test.</param>
    /// <param name="settings">Level, size that matters, permutations, seed; null for the usual ones.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">A count is negative or not whole, none is above 0, the lengths differ, a test of two categories gets another
    /// number of them, or the level needs more permutations.</exception>
    public static DriftVerdict Judge(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ShareTest test, DriftSettings? settings = null)
    {
        Weights.Check(reference, current);
        ShareDrift.CheckWhole(reference, nameof(reference));
        ShareDrift.CheckWhole(current, nameof(current));
        settings ??= DriftSettings.Usual;
        var ofTwo = test is ShareTest.TwoProportions or ShareTest.Fisher;
        if (ofTwo && reference.Length != 2) throw new ArgumentException("The test takes two categories.", nameof(reference));

        var rows = new SampleSizes((long)TensorPrimitives.Sum(reference), (long)TensorPrimitives.Sum(current));
        double[] first = reference.ToArray(), pooled = [.. reference.ToArray().Zip(current.ToArray(), (before, now) => before + now)];
        var limit = settings.NegligibleBelow ?? (ofTwo ? 0.05 : 0.2);
        var distance = Distance(first, current.ToArray(), test, rows);
        if (test == ShareTest.Fisher && pooled[0] <= MostExactEvents) return OfFisher(first, pooled, distance, limit, rows, settings);

        if (pooled.Where(count => count > 0).Min() * Math.Min(rows.Reference, rows.Current) / (rows.Reference + rows.Current) < LeastExpected)
        {
            settings.CheckResolution();
            var chance = ShareDrift.Simulate(distance, pooled, rows, (before, now) => Distance(before, now, test, rows), settings);
            return DriftVerdict.Of(distance, chance.Critical(settings.Alpha), chance.PValue(distance), settings.Alpha, limit, rows, power: 0.5);
        }

        var share = pooled[0] / (rows.Reference + rows.Current);
        var degrees = pooled.Count(count => count > 0) - 1;
        double PValue(double at) => ofTwo
            ? share is > 0 and < 1 ? NormalTest.TwoSidedPValue(at / Math.Sqrt(share * (1 - share) * rows.Chance)) : 1
            : ChiSquareDistribution.Survival(at * at / rows.Chance, degrees);
        var critical = degrees == 0 ? 0 : CriticalDistance.Of(PValue, settings.Alpha, NormalTest.HalfWidth95 * Math.Sqrt(rows.Chance));
        return DriftVerdict.Of(distance, critical, PValue(distance), settings.Alpha, limit, rows, power: 0.5);
    }

    /// <summary>
    /// Fisher's p-value; with the margins as they are, the critical distance is the largest difference of the shares that is not significant, in the direction where
    /// that is greater.
    /// </summary>
    private static DriftVerdict OfFisher(double[] reference, double[] pooled, double distance, double limit, SampleSizes rows, DriftSettings settings)
    {
        var events = (long)pooled[0];
        var (least, most) = (Math.Max(0, events - rows.Current), Math.Min(events, rows.Reference));
        var expected = (long)Math.Round(events * (rows.Reference / ((double)rows.Reference + rows.Current)));
        double PValue(long at) => FisherExact.Test(at, rows.Reference, events - at, rows.Current).PValue;
        double Gap(long at) => Math.Abs((at / (double)rows.Reference) - ((events - at) / (double)rows.Current));
        var critical = Math.Max(Gap(Last(expected, most, 1)), Gap(Last(expected, least, -1)));
        return DriftVerdict.Of(distance, critical, PValue((long)reference[0]), settings.Alpha, limit, rows, power: 0.5);

        // The p-value falls to both sides of what is expected.
        long Last(long from, long to, int step)
        {
            var (inside, outside) = (0L, Math.Abs(to - from) + 1);
            while (outside - inside > 1)
            {
                var middle = inside + ((outside - inside) / 2);
                if (PValue(from + (step * middle)) > settings.Alpha) inside = middle;
                else outside = middle;
            }

            return from + (step * inside);
        }
    }

    private static double Distance(double[] reference, double[] current, ShareTest test, SampleSizes rows) => test switch
    {
        ShareTest.ChiSquared => Math.Sqrt(ChiSquare.Homogeneity(reference, current).Statistic * rows.Chance),
        ShareTest.LikelihoodRatio => Math.Sqrt(GTest.Homogeneity(reference, current).Statistic * rows.Chance),
        _ => Math.Abs((reference[0] / rows.Reference) - (current[0] / rows.Current)),
    };
}

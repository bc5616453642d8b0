using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;
using MathNet.Numerics;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>
/// Verdicts by the two-sample tests of the field, on tables such as the bins of mergeable sketches. Each statistic is shown as a distance that does not grow with
/// the rows, so that a size that matters can stand beside it (<see cref="NumericTest"/>); see <see cref="NumericDrift"/> for why.
/// </summary>
public static class TestDrift
{
    /// <summary>Whether a test can be made: rows enough, and the spread that it divides by. O(k + l).</summary>
    /// <param name="reference">Reference rows by ascending value.</param>
    /// <param name="current">Current rows by ascending value.</param>
    /// <param name="test">The test.</param>
    /// <returns>False where <see cref="Judge"/> would throw for want of rows or of spread.</returns>
    /// <exception cref="ArgumentException">A table counts nothing, does not ascend, or holds a number out of its range.</exception>
    public static bool CanJudge(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current, NumericTest test)
    {
        var fewest = Math.Min(Sample.Check(reference, nameof(reference)), Sample.Check(current, nameof(current)));
        var (before, now) = (MomentsOf(reference), MomentsOf(current));
        return test switch
        {
            NumericTest.EppsSingleton => fewest >= 5 && HalfSpread(reference, current) is > 0 and < double.PositiveInfinity,
            NumericTest.Welch => fewest >= 2 && before.M2 is > 0 and < double.PositiveInfinity && double.IsFinite(now.M2),
            NumericTest.Student => fewest >= 2 && before.M2 + now.M2 is > 0 and < double.PositiveInfinity,
            _ => fewest >= 2 && Math.Min(before.Min, now.Min) < Math.Max(before.Max, now.Max),
        };
    }

    /// <summary>
    /// The verdict. Where a distribution gives the p-value (Mann-Whitney, t), the critical distance is the one at which it falls to the level;
    /// for the others both come from seeded random splits of the pooled rows, in some 250 cells where there are more values, which are as likely as
    /// the split seen: exact at any size. O(permutations·cells), MMD O(permutations·cells²).
    /// </summary>
    /// <param name="reference">Reference rows by ascending value.</param>
    /// <param name="current">Current rows by ascending value.</param>
    /// <param name="test">The test.</param>
    /// <param name="settings">Level, size that matters, permutations, seed; null for the usual ones.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">A table counts nothing, does not ascend, or holds a number out of its range, the test cannot be made
    /// (<see cref="CanJudge"/>), or the level needs more permutations.</exception>
    public static DriftVerdict Judge(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current, NumericTest test, DriftSettings? settings = null)
    {
        if (!CanJudge(reference, current, test)) throw new ArgumentException("The test cannot be made of so few rows, or without spread.", nameof(current));
        settings ??= DriftSettings.Usual;
        var rows = new SampleSizes(Sample.Check(reference, nameof(reference)), Sample.Check(current, nameof(current)));
        return test switch
        {
            NumericTest.MannWhitney => OfRanks(reference, current, rows, settings),
            NumericTest.Welch or NumericTest.Student => OfMeans(MomentsOf(reference), MomentsOf(current), test, rows, settings),
            _ => ByPermutation(PairedCells.Of(reference, current, rows), test, HalfSpread(reference, current), settings),
        };
    }

    private static DriftVerdict OfRanks(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current, SampleSizes rows, DriftSettings settings)
    {
        double n = rows.Reference, m = rows.Current;
        var ranks = Ranks.Of(reference, current);
        var distance = Math.Abs(((ranks.ReferenceSum - (n * (n + 1) / 2)) / (n * m)) - 0.5);
        double PValue(double at) => Math.Min(1, 2 * MannWhitney.NormalTail(n, m, (at + 0.5) * n * m, ranks.TieCorrection));
        return ByFormula(distance, PValue, 0.5, 0.03, rows, settings);
    }

    private static DriftVerdict OfMeans(Moments reference, Moments current, NumericTest test, SampleSizes rows, DriftSettings settings)
    {
        var pooled = rows.Reference + (double)rows.Current - 2;
        var spread = test == NumericTest.Welch ? Math.Sqrt(reference.M2 / reference.Count) : Math.Sqrt((reference.M2 + current.M2) / pooled);
        var (error, degrees) = test == NumericTest.Welch ? WelchTest.Error(reference, current) : (spread * Math.Sqrt(rows.Chance), pooled);
        double PValue(double at)
        {
            var t = at * spread / error;
            return Math.Clamp(SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + (t * t))), 0, 1);
        }

        return ByFormula(Math.Abs(reference.Mean - current.Mean) / spread, PValue, double.MaxValue, 0.1, rows, settings);
    }

    private static DriftVerdict ByPermutation(PairedCells cells, NumericTest test, double halfSpread, DriftSettings settings)
    {
        var (distance, chance) = cells.Compare(
            test switch
            {
                NumericTest.AndersonDarling => (reference, current) => CellDistances.AndersonDarling(reference, current, cells.Rows),
                NumericTest.CramerVonMises => (reference, current) => CellDistances.CramerVonMises(reference, current, cells.Rows),
                NumericTest.EppsSingleton => CellDistances.EppsSingleton(cells, halfSpread),
                _ => CellDistances.MeanDiscrepancy(cells),
            },
            settings);
        var limit = settings.NegligibleBelow ?? test switch { NumericTest.AndersonDarling => 0.07, NumericTest.CramerVonMises => 0.03, NumericTest.EppsSingleton => 0.1, _ => 0.04 };
        return DriftVerdict.Of(distance, chance.Critical(settings.Alpha), chance.PValue(distance), settings.Alpha, limit, cells.Rows, power: 0.5);
    }

    private static DriftVerdict ByFormula(double distance, Func<double, double> pValue, double most, double limit, SampleSizes rows, DriftSettings settings)
    {
        var critical = CriticalDistance.Of(pValue, settings.Alpha, NormalTest.HalfWidth95 * Math.Sqrt(rows.Chance), most);
        return DriftVerdict.Of(distance, critical, pValue(distance), settings.Alpha, settings.NegligibleBelow ?? limit, rows, power: 0.5);
    }

    private static double HalfSpread(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current)
    {
        var pooled = ValueCounts.Merge(reference, current);
        return (Quantiles.Linear(pooled, 0.75) - Quantiles.Linear(pooled, 0.25)) / 2;
    }

    private static Moments MomentsOf(ReadOnlySpan<ValueCount> table)
    {
        var moments = Moments.Empty;
        foreach (var (value, count) in table)
            if (count > 0) moments = moments.Merge(new(count, value, 0, value, value));
        return moments;
    }
}

using System.Numerics.Tensors;
using Analytics.Statistics.Drift.Shares;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Verdicts on categories and on bins of numeric columns; see <see cref="NumericDrift"/> for why a distance needs one.</summary>
public static class ShareDrift
{
    /// <summary>
    /// Verdict on two samples over the same cells. The null quantile comes from seeded random splits of the pooled counts, which needs no large
    /// counts and takes unseen categories as they are: exact for cells that do not depend on the samples; for bins made of the reference use
    /// <see cref="NumericDrift.JudgeBinned(ReadOnlySpan{double}, ReadOnlySpan{double}, ShareMeasure, int, DriftSettings)"/>. O(k·permutations), whatever the rows. Of many permutations only the first 999 are made where they show
    /// that the distance is nothing unusual; the null quantile is then read off their tail.
    /// </summary>
    /// <param name="reference">Counts of the reference in whole numbers, at least 0, not all 0.</param>
    /// <param name="current">Counts of the current sample in the same cells.</param>
    /// <param name="measure">The distance.</param>
    /// <param name="settings">Level, size that matters, permutations, seed; null for the usual ones.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">A count is negative or not whole, none is above 0, the lengths differ, or the level needs more permutations.</exception>
    public static DriftVerdict Judge(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ShareMeasure measure, DriftSettings? settings = null)
    {
        Weights.Check(reference, current);
        CheckWhole(reference, nameof(reference));
        CheckWhole(current, nameof(current));
        settings ??= DriftSettings.Usual;
        settings.CheckResolution();

        var rows = new SampleSizes((long)TensorPrimitives.Sum(reference), (long)TensorPrimitives.Sum(current));
        var pooled = new double[reference.Length];
        TensorPrimitives.Add(reference, current, pooled);
        var distance = Distance(reference, current, measure);
        return Judge(distance, Simulate(distance, pooled, rows, (first, second) => Distance(first, second, measure), settings), rows, measure, settings);
    }

    /// <summary>Verdict on a table of categories; cost and errors as for counts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="measure">The distance.</param>
    /// <param name="settings">Level, size that matters, permutations, seed; null for the usual ones.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException">The level needs more permutations.</exception>
    public static DriftVerdict Judge(CategoryTable table, ShareMeasure measure, DriftSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Judge(table.Reference, table.Current, measure, settings);
    }

    internal static DriftVerdict Judge(double distance, NullDistribution chance, SampleSizes rows, ShareMeasure measure, DriftSettings settings)
    {
        var power = Power(measure);
        return DriftVerdict.Of(
            distance,
            chance.Critical(settings.Alpha, power),
            chance.PValue(distance),
            settings.Alpha,
            settings.NegligibleBelow ?? Usual(measure),
            rows,
            power);
    }

    internal static double Distance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ShareMeasure measure) => measure switch
    {
        ShareMeasure.PopulationStability => ShareDistance.PopulationStability(reference, current, ZeroShares.Add(0.5)),
        ShareMeasure.KullbackLeibler => ShareDistance.KullbackLeibler(reference, current, ZeroShares.Add(0.5)),
        ShareMeasure.JensenShannon => ShareDistance.JensenShannon(reference, current),
        ShareMeasure.Hellinger => ShareDistance.Hellinger(reference, current),
        ShareMeasure.TotalVariation => ShareDistance.TotalVariation(reference, current),
        ShareMeasure.LInfinity => ShareDistance.LInfinity(reference, current),
        _ => CramersV.Plain(reference, current),
    };

    /// <summary>Distances of random splits of pooled counts.</summary>
    internal static NullDistribution Simulate(
        double distance, double[] pooled, SampleSizes rows, Func<double[], double[], double> measure, DriftSettings settings)
    {
        var (reference, current) = (new double[pooled.Length], new double[pooled.Length]);
        return PermutedDistances.Simulate(
            distance,
            random =>
            {
                Split(random, pooled, rows, reference, current);
                return measure(reference, current);
            },
            settings);
    }

    internal static void Split(Random random, double[] pooled, SampleSizes rows, double[] reference, double[] current)
    {
        var (marked, left) = (rows.Reference, rows.Reference + rows.Current);
        for (var cell = 0; cell < pooled.Length; cell++)
        {
            var drawn = Hypergeometric.Draw(random, (long)pooled[cell], marked, left);
            (reference[cell], current[cell]) = (drawn, pooled[cell] - drawn);
            marked -= drawn;
            left -= (long)pooled[cell];
        }
    }

    /// <summary>Distances fall like a root of the rows, divergences like the rows.</summary>
    private static double Power(ShareMeasure measure) => measure is ShareMeasure.PopulationStability or ShareMeasure.KullbackLeibler ? 1 : 0.5;

    private static double Usual(ShareMeasure measure) => measure is ShareMeasure.KullbackLeibler or ShareMeasure.LInfinity ? 0.05 : 0.1;

    internal static void CheckWhole(ReadOnlySpan<double> counts, string name)
    {
        foreach (var count in counts)
            if (!double.IsInteger(count)) throw new ArgumentException("Every count must be a whole number.", name);
    }
}

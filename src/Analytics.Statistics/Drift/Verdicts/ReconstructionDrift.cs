using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Verdicts on rows by how well the principal components of the reference rebuild them (<see cref="PcaReconstruction"/>).</summary>
public static class ReconstructionDrift
{
    /// <summary>Fewest rows of each sample.</summary>
    public const int LeastRows = 200;

    private const int Blocks = 20;
    private const int Chunks = 20;

    /// <summary>Errors of rows that the components rebuild are rounding: below this, in standard deviations of a column, their spread is no unit.</summary>
    private const double LeastDeviation = 1e-3;

    /// <summary>
    /// Verdict by the change of the mean error. Every other of 20 blocks of the reference gives the components, the others and the current sample are
    /// measured by them: no row by components that have seen it. The null quantile is Welch's t on the means of 20 chunks of each, in the order of
    /// the rows: rows that are alike for a while, and a reference that varies over time, widen it. (Leaving out one block after the other would use
    /// more rows, but those errors depend on one another, and without drift a test at 5 % alarms in 8 %.) The method of batch means: Chen &amp;
    /// Kelton 2007, "A procedure for generating batch-means confidence intervals for simulation: checking independence and normality", Simulation
    /// 83(10), 683. Sees changes of the linear structure only. O((n + m)·d² + d³).
    /// </summary>
    /// <param name="reference">Reference rows by time, one after the other, at least <see cref="LeastRows"/>, finite.</param>
    /// <param name="current">Current rows by time, at least <see cref="LeastRows"/>, finite.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <param name="settings">Level and size that matters (0.1 unless stated); null for the usual ones. Nothing is permuted.</param>
    /// <returns>
    /// The verdict; null where components say nothing: the rows that give them are all equal, or columns go together so little that all components are
    /// kept, or every chunk has the same error.
    /// </returns>
    /// <exception cref="ArgumentException">A sample has too few rows, is not of whole rows, or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public static ReconstructionVerdict? Judge(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, DriftSettings? settings = null)
    {
        var rows = RowMatrix.Rows(reference, columns, nameof(reference), LeastRows);
        RowMatrix.Rows(current, columns, nameof(current), LeastRows);
        var (learnt, measured) = (new List<double>(reference.Length / 2), new List<double>(reference.Length / 2));
        for (var block = 0; block < Blocks; block++)
        {
            var (start, end) = (Start(rows, block, Blocks), Start(rows, block + 1, Blocks));
            (block % 2 == 0 ? learnt : measured).AddRange(reference[(start * columns)..(end * columns)]);
        }

        double[] basis = [.. learnt];
        if (!RowMatrix.Varies(basis, columns)) return null;
        var components = PcaReconstruction.Fit(basis, columns);
        return components.ExplainedShares.Count == columns
            ? null
            : Compare(components.Distances([.. measured]), components.Distances(current), settings ?? DriftSettings.Usual);
    }

    private static ReconstructionVerdict? Compare(double[] before, double[] now, DriftSettings settings)
    {
        var (reference, current) = (ChunkMeans(before), ChunkMeans(now));
        var (error, degrees) = WelchTest.Error(reference, current);
        if (!(error > 0)) return null;

        var deviation = Math.Max(LeastDeviation, Math.Sqrt(Moments.Of(before).Variance));
        var verdict = DriftVerdict.Of(
            Math.Abs(current.Mean - reference.Mean) / deviation,
            StudentDistribution.TwoSided(settings.Alpha, degrees) * error / deviation,
            WelchTest.Test(reference, current).PValue,
            settings.Alpha,
            settings.NegligibleBelow ?? 0.1,
            new SampleSizes(before.Length, now.Length),
            power: 0.5);
        return new(verdict, reference.Mean, current.Mean, MeanInterval.Student(current), deviation);
    }

    private static Moments ChunkMeans(ReadOnlySpan<double> errors)
    {
        var means = new double[Chunks];
        for (var chunk = 0; chunk < Chunks; chunk++)
            means[chunk] = Moments.Of(errors[Start(errors.Length, chunk, Chunks)..Start(errors.Length, chunk + 1, Chunks)]).Mean;
        return Moments.Of(means);
    }

    private static int Start(int rows, int part, int parts) => (int)((long)rows * part / parts);
}

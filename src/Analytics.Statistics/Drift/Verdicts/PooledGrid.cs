using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Both samples together in few cells: single values up to a number of rows, beyond that runs of neighbours, short at the ends.</summary>
internal sealed class PooledGrid
{
    private const int SingleValues = 2048;
    private const int MiddleCells = 200;
    private readonly List<ValueCount> cells = [];
    private readonly long total;
    private long passed;
    private double last = double.NegativeInfinity;

    private PooledGrid(long total) => this.total = total;

    internal static PooledGrid Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var grid = new PooledGrid((long)reference.Length + current.Length);
        var (i, j) = (0, 0);
        while (i < reference.Length || j < current.Length)
        {
            var first = j == current.Length || (i < reference.Length && reference[i] <= current[j]);
            grid.Add(first ? reference[i++] : current[j++], 1);
        }

        return grid;
    }

    internal static PooledGrid Of(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current, long total)
    {
        var grid = new PooledGrid(total);
        var (i, j) = (0, 0);
        while (i < reference.Length || j < current.Length)
        {
            var first = j == current.Length || (i < reference.Length && reference[i].Value <= current[j].Value);
            var (value, count) = first ? reference[i++] : current[j++];
            if (count > 0) grid.Add(value, count);
        }

        return grid;
    }

    /// <summary>
    /// Areas between the distribution functions of random splits of the pooled rows: of the gap, or of its square. For permutation tests: Good 2005,
    /// "Permutation, parametric and bootstrap tests of hypotheses", Springer, chapter 3.
    /// </summary>
    internal NullDistribution Areas(SampleSizes rows, bool squared, DriftSettings settings)
    {
        var (random, areas) = (new Random(settings.Seed), new double[settings.Permutations]);
        foreach (ref var area in areas.AsSpan()) area = Area(rows, squared, random);
        return new(areas);
    }

    private double Area(SampleSizes rows, bool squared, Random random)
    {
        var (reference, left, area) = (rows.Reference, rows.Reference + rows.Current, 0.0);
        for (var cell = 0; cell < cells.Count - 1; cell++)
        {
            var count = cells[cell].Count;
            reference -= Hypergeometric.Draw(random, count, reference, left);
            left -= count;
            var gap = Math.Abs((double)(left - reference) / rows.Current - (double)reference / rows.Reference);
            if (gap > 0) area += (squared ? gap * gap : gap) * (cells[cell + 1].Value - cells[cell].Value);
        }

        return area;
    }

    private void Add(double value, long count)
    {
        var longest = total <= SingleValues ? 0 : Math.Min(total / MiddleCells, Math.Min(passed, total - passed) / 4);
        var joins = cells.Count > 0 && (value <= last || cells[^1].Count + count <= longest);
        if (joins) cells[^1] = cells[^1] with { Count = cells[^1].Count + count };
        else cells.Add(new(value, count));
        (last, passed) = (value, passed + count);
    }
}

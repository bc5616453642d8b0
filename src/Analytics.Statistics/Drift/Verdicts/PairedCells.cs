using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>
/// Both samples counted in the same cells: single values while these are few, beyond that runs of neighbours, short at the ends. The cells follow from the
/// pooled rows alone, so random splits of them are as likely as the one seen.
/// </summary>
internal sealed class PairedCells
{
    private const int MiddleCells = 200;
    private readonly List<double> values = [];
    private readonly List<double> pooled = [];
    private readonly List<double> reference = [];

    private PairedCells(SampleSizes rows) => Rows = rows;

    internal SampleSizes Rows { get; }

    internal double[] Values => [.. values];

    internal double[] Pooled => [.. pooled];

    internal double[] Reference => [.. reference];

    internal static PairedCells Of(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current, SampleSizes rows)
    {
        var cells = new PairedCells(rows);
        var distinct = ValueCounts.Merge(reference, current).Count(cell => cell.Count > 0);
        var (total, passed) = (rows.Reference + rows.Current, 0L);
        for (int i = 0, j = 0; i < reference.Length || j < current.Length;)
        {
            var value = Math.Min(i < reference.Length ? reference[i].Value : double.PositiveInfinity, j < current.Length ? current[j].Value : double.PositiveInfinity);
            var (first, second) = (0L, 0L);
            for (; i < reference.Length && reference[i].Value <= value; i++) first += reference[i].Count;
            for (; j < current.Length && current[j].Value <= value; j++) second += current[j].Count;
            if (first + second == 0) continue;
            cells.Add(value, first, second, distinct <= MiddleCells ? 0 : Math.Min(total / MiddleCells, Math.Min(passed, total - passed) / 4));
            passed += first + second;
        }

        return cells;
    }

    /// <summary>The distance seen beside those of random splits; the measure takes counts of the reference and of the current sample.</summary>
    internal (double Distance, NullDistribution Chance) Compare(Func<double[], double[], double> measure, DriftSettings settings)
    {
        settings.CheckResolution();
        var (all, seen) = (Pooled, Reference);
        var distance = measure(seen, [.. all.Zip(seen, (both, first) => both - first)]);
        return (distance, ShareDrift.Simulate(distance, all, Rows, measure, settings));
    }

    private void Add(double value, long first, long second, long longest)
    {
        var count = first + second;
        if (pooled.Count > 0 && pooled[^1] + count <= longest)
        {
            values[^1] += (value - values[^1]) * (count / (pooled[^1] + count));
            pooled[^1] += count;
            reference[^1] += first;
            return;
        }

        values.Add(value);
        pooled.Add(count);
        reference.Add(first);
    }
}

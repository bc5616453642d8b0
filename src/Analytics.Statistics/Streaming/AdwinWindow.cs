using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Exponential histogram: the newest values as buckets of 1, older ones of 2, 4, …, at most so many of each size. Sums of squares are merged by
/// Chan's rule, so that no digits cancel. O(log n) state; O(1) amortised to add a value.
/// Source: Datar, Gionis, Indyk &amp; Motwani 2002, "Maintaining stream statistics over sliding windows", SIAM J. Computing 31(6), 1794-1813.
/// </summary>
internal sealed class AdwinWindow
{
    private readonly List<AdwinRow> rows = [];
    private int capacity;
    private long width;
    private double sum;
    private double squares;

    internal AdwinWindow(int capacity)
    {
        this.capacity = capacity;
        Clear();
    }

    /// <summary>Rows of buckets; those of 2^i values at i.</summary>
    internal IReadOnlyList<AdwinRow> Rows => rows;

    internal long Width => width;

    internal double Sum => sum;

    internal double Squares => squares;

    internal void Add(double value)
    {
        rows[0].Add(value, 0);
        squares += Between(width, sum, 1, value);
        width++;
        sum += value;
        for (var row = 0; rows[row].Count > capacity; row++) MergeOldest(row);
    }

    /// <summary>Drops the oldest bucket and sums what is left afresh, so that rounding does not pile up.</summary>
    internal void DropOldest()
    {
        rows[^1].DropOldest(1);
        if (rows[^1].Count == 0 && rows.Count > 1) rows.RemoveAt(rows.Count - 1);
        (width, sum, squares) = (0, 0, 0);
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            for (var bucket = 0; bucket < rows[row].Count; bucket++)
            {
                squares += rows[row].Squares(bucket) + Between(width, sum, 1L << row, rows[row].Sum(bucket));
                sum += rows[row].Sum(bucket);
                width += 1L << row;
            }
        }
    }

    internal void Clear()
    {
        rows.Clear();
        rows.Add(new AdwinRow(capacity));
        (width, sum, squares) = (0, 0, 0);
    }

    internal void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref capacity);
        var count = transfer.Length(rows.Count, sizeof(int));
        if (transfer.Reading)
        {
            rows.Clear();
            for (var row = 0; row < count; row++) rows.Add(new AdwinRow(0));
        }

        foreach (var row in rows) row.Carry(transfer);
        transfer.Carry(ref width);
        transfer.Carry(ref sum);
        transfer.Carry(ref squares);
    }

    /// <summary>Squares that two parts with these sums have between their means.</summary>
    private static double Between(long count, double sum, long otherCount, double otherSum)
    {
        if (count == 0) return 0;
        var difference = sum / count - otherSum / otherCount;
        return difference * difference * count * otherCount / (count + otherCount);
    }

    private void MergeOldest(int row)
    {
        if (row + 1 == rows.Count) rows.Add(new AdwinRow(capacity));
        var (from, size) = (rows[row], 1L << row);
        rows[row + 1].Add(from.Sum(0) + from.Sum(1), from.Squares(0) + from.Squares(1) + Between(size, from.Sum(0), size, from.Sum(1)));
        from.DropOldest(2);
    }
}

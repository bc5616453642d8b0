using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Estimation;

/// <summary>How many rows of the other class are ranked below each row of one class.</summary>
/// <param name="Keys">Values of the rows, ascending.</param>
/// <param name="Order">Rows in ascending order of value, equal values in the order of rows.</param>
/// <param name="Convention">Exact: equal keys count half. RowByRow: of equal keys, later rows are ranked lower.</param>
internal readonly record struct Placements(double[] Keys, int[] Order, CurveConvention Convention)
{
    /// <summary>Standard deviation (divisor n) of the placements of the rows with the label.</summary>
    public double Deviation(ReadOnlySpan<bool> labels, bool label)
    {
        var (spread, count, below) = (new WeightedVariance(), 0L, 0L);
        for (var start = 0; start < Order.Length;)
        {
            var end = start + 1;
            while (end < Order.Length && Keys[end] <= Keys[start]) end++;
            if (Convention == CurveConvention.Exact) AddTie(labels, label, start, end, ref spread, ref count, ref below);
            else AddRows(labels, label, start, end, ref spread, ref count, ref below);
            start = end;
        }

        return count > 1 ? Math.Sqrt(spread.Value * ((count - 1.0) / count)) : 0;
    }

    private void AddTie(ReadOnlySpan<bool> labels, bool label, int start, int end, ref WeightedVariance spread, ref long count, ref long below)
    {
        var (own, others) = (0L, 0L);
        for (var rank = start; rank < end; rank++)
        {
            if (labels[Order[rank]] == label) own++;
            else others++;
        }

        spread.Add(below + others / 2.0, own);
        count += own;
        below += others;
    }

    private void AddRows(ReadOnlySpan<bool> labels, bool label, int start, int end, ref WeightedVariance spread, ref long count, ref long below)
    {
        for (var rank = end - 1; rank >= start; rank--)
        {
            var last = start == 0 && rank == end - 1;
            if (labels[Order[rank]] != label)
            {
                below++;
            }
            else if (!last)
            {
                spread.Add(below, 1);
                count++;
            }
        }
    }
}

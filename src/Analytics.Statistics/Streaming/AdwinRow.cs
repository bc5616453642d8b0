using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>The buckets of one size in the histogram of <see cref="Adwin"/>, oldest first: sum and sum of squared deviations of each.</summary>
internal sealed class AdwinRow(int capacity)
{
    private double[] sums = new double[capacity + 1];
    private double[] squares = new double[capacity + 1];
    private int count;

    internal int Count => count;

    internal double Sum(int bucket) => sums[bucket];

    internal double Squares(int bucket) => squares[bucket];

    internal void Add(double sum, double square) => (sums[count], squares[count++]) = (sum, square);

    internal void DropOldest(int buckets)
    {
        count -= buckets;
        Array.Copy(sums, buckets, sums, 0, count);
        Array.Copy(squares, buckets, squares, 0, count);
    }

    internal void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref count);
        transfer.Carry(ref sums);
        transfer.Carry(ref squares);
    }
}

using System.Runtime.InteropServices;

namespace Analytics.Statistics.Series;

/// <summary>
/// The newest values of a statistic, and how far into their upper tail a new one lies: by rank within, by an exponential fit to the excesses beyond
/// (peaks over threshold with shape 0: Siffer, Fouque, Termier &amp; Largouet 2017, "Anomaly detection in streams with extreme value theory", KDD).
/// </summary>
internal sealed class TailHistory(int capacity, double share)
{
    private const int FewestExcesses = 5;
    private const double LeastScale = 1e-3;
    private const double MostSurprise = 12;

    private readonly Queue<double> order = [];
    private readonly List<double> sorted = [];

    /// <summary>−log10 of the probability of a value at least as large, at most 12; needs more than six values.</summary>
    public double Surprise(double value)
    {
        var count = sorted.Count;
        var excesses = Math.Max(FewestExcesses, (int)(count * share));
        var threshold = sorted[count - excesses - 1];
        if (value <= threshold) return -Math.Log10((count - Below(value) + 1.0) / (count + 1));

        var sum = 0.0;
        foreach (var each in CollectionsMarshal.AsSpan(sorted)[^excesses..]) sum += each - threshold;
        var scale = Math.Max(sum / excesses, LeastScale * (threshold - sorted[count / 2]));
        return scale > 0 ? Math.Min(MostSurprise, (value - threshold) / scale / Math.Log(10) - Math.Log10((double)excesses / count)) : MostSurprise;
    }

    public void Add(double value)
    {
        sorted.Insert(Below(value), value);
        order.Enqueue(value);
        if (order.Count > capacity) sorted.RemoveAt(Below(order.Dequeue()));
    }

    private int Below(double value)
    {
        var index = sorted.BinarySearch(value);
        return index < 0 ? ~index : index;
    }
}

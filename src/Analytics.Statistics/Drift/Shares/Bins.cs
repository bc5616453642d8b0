using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>
/// Cells that cut the number line, so that numeric samples can be compared as shares. A cell holds its lower edge and not its upper one; the last
/// holds both. Made once of the reference, counted for each window; counts of windows may be added.
/// </summary>
public sealed class Bins
{
    private readonly double[] edges;

    private Bins(double[] edges, bool countsOutside)
    {
        this.edges = edges;
        CountsOutside = countsOutside;
    }

    /// <summary>Edges, ascending: one more than the cells between them; the outer ones may be infinite.</summary>
    public IReadOnlyList<double> Edges => edges;

    /// <summary>Whether a further cell, the last, counts values outside the edges. Otherwise they are not counted.</summary>
    public bool CountsOutside { get; }

    /// <summary>Number of cells that <see cref="Count(ReadOnlySpan{double})"/> gives.</summary>
    public int Cells => edges.Length - 1 + (CountsOutside ? 1 : 0);

    /// <summary>Cells between given edges.</summary>
    /// <param name="edges">At least two edges, strictly ascending, none NaN.</param>
    /// <param name="countOutside">Whether a further cell counts values outside.</param>
    /// <returns>The cells.</returns>
    /// <exception cref="ArgumentException">The edges are not as said.</exception>
    public static Bins Between(ReadOnlySpan<double> edges, bool countOutside = false)
    {
        if (edges.Length < 2) throw new ArgumentException("Bins need at least two edges.", nameof(edges));
        for (var i = 1; i < edges.Length; i++)
            if (!(edges[i] > edges[i - 1])) throw new ArgumentException("The edges must ascend.", nameof(edges));
        return new(edges.ToArray(), countOutside);
    }

    /// <summary>
    /// Cells that hold equal shares of the reference, open at both ends; equal quantiles of a discrete column are put together, so there may be
    /// fewer. Linear quantiles (Hyndman &amp; Fan 1996, definition 7). O(n log n), linear in large samples.
    /// </summary>
    /// <param name="reference">Reference sample, not empty, finite.</param>
    /// <param name="count">Cells, at least 2.</param>
    /// <returns>The cells; one that holds everything where the reference is constant.</returns>
    /// <exception cref="ArgumentException">The sample is empty or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 2.</exception>
    public static Bins Quantiles(ReadOnlySpan<double> reference, int count = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        using var sorted = SortedSample.Of(reference);
        var edges = new List<double> { double.NegativeInfinity };
        for (var cell = 1; cell < count; cell++)
        {
            var edge = TwoSample.Quantiles.Linear(sorted.Values, (double)cell / count);
            if (edge > edges[^1] && edge > sorted.Values[0]) edges.Add(edge);
        }

        return new([.. edges, double.PositiveInfinity], false);
    }

    /// <summary>The same of a table, such as bins of mergeable histograms; O(k·count).</summary>
    /// <param name="reference">Reference rows by ascending value.</param>
    /// <param name="count">Cells, at least 2.</param>
    /// <returns>The cells; one that holds everything where the reference is constant.</returns>
    /// <exception cref="ArgumentException">The table counts nothing, does not ascend, or holds a number out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 2.</exception>
    public static Bins Quantiles(ReadOnlySpan<ValueCount> reference, int count = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        Sample.Check(reference);
        var least = TwoSample.Quantiles.Linear(reference, 0);
        var edges = new List<double> { double.NegativeInfinity };
        for (var cell = 1; cell < count; cell++)
        {
            var edge = TwoSample.Quantiles.Linear(reference, (double)cell / count);
            if (edge > edges[^1] && edge > least) edges.Add(edge);
        }

        return new([.. edges, double.PositiveInfinity], false);
    }

    /// <summary>Cells of equal width from the smallest to the largest of some values.</summary>
    /// <param name="values">Values, not empty, finite. A constant c gives one cell [c − ½, c + ½].</param>
    /// <param name="count">Cells, at least 1.</param>
    /// <param name="countOutside">Whether a further cell counts values outside.</param>
    /// <returns>The cells.</returns>
    /// <exception cref="ArgumentException">There is no value or one that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static Bins EqualWidth(ReadOnlySpan<double> values, int count, bool countOutside = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Sample.Check(values);
        var moments = Moments.Of(values);
        var (min, max) = moments.Min < moments.Max ? (moments.Min, moments.Max) : (moments.Min - 0.5, moments.Max + 0.5);
        var step = max / count - min / count;
        var edges = new List<double> { min };
        for (var cell = 1; cell < count; cell++)
            if (min + cell * step is var edge && edge > edges[^1] && edge < max) edges.Add(edge);
        return new([.. edges, max], countOutside);
    }

    /// <summary>⌈log₂ n + 1⌉ cells of equal width (Sturges 1926, "The choice of a class interval", JASA 21(153), 65-66); O(n). Evidently's
    /// choice, of reference and current sample pooled: then the cells move with the current sample.</summary>
    /// <param name="values">Values, not empty, finite.</param>
    /// <returns>The cells.</returns>
    /// <exception cref="ArgumentException">There is no value or one that is not finite.</exception>
    public static Bins Sturges(ReadOnlySpan<double> values) => EqualWidth(values, (int)Math.Ceiling(Math.Log2(Math.Max(1, values.Length)) + 1));

    /// <summary>
    /// Cells of equal width, more of them for a skewed sample: ⌈1 + log₂ n + log₂(1 + |g| / s)⌉ with the skewness g and its standard error
    /// s = √(6(n − 2) / ((n + 1)(n + 3))) (Doane 1976, "Aesthetic frequency classifications", The American Statistician 30(4), 181-183); values
    /// outside have a cell of their own. O(n). NannyML's choice, of the reference.
    /// </summary>
    /// <param name="reference">Reference sample, at least three finite values.</param>
    /// <returns>The cells.</returns>
    /// <exception cref="ArgumentException">There are fewer than three values or one that is not finite.</exception>
    public static Bins Doane(ReadOnlySpan<double> reference)
    {
        if (reference.Length < 3) throw new ArgumentException("Doane's rule needs at least three values.", nameof(reference));
        Sample.Check(reference);
        var moments = Moments.Of(reference);
        var deviation = Math.Sqrt(moments.M2 / moments.Count);
        var (n, skewness) = ((double)reference.Length, 0.0);
        if (deviation > 0)
            foreach (var value in reference) skewness += Math.Pow((value - moments.Mean) / deviation, 3) / n;

        var error = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return EqualWidth(reference, (int)Math.Ceiling(1 + Math.Log2(n) + Math.Log2(1 + Math.Abs(skewness) / error)), countOutside: true);
    }

    /// <summary>Counts of a sample in the cells; O(n·k) at several values a cycle up to 32 cells, O(n log k) above. Allocates the result only.</summary>
    /// <param name="sample">Finite values; none gives counts of 0.</param>
    /// <returns>The counts, in whole numbers.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public double[] Count(ReadOnlySpan<double> sample)
    {
        if (!sample.IsEmpty) Sample.Check(sample);
        Span<long> below = edges.Length <= 256 ? stackalloc long[edges.Length] : new long[edges.Length];
        BinCounting.Below(sample, edges, below);
        var counts = new double[Cells];
        for (var cell = 0; cell < edges.Length - 1; cell++) counts[cell] = below[cell + 1] - below[cell];
        if (CountsOutside) counts[^1] = sample.Length - (below[^1] - below[0]);
        return counts;
    }

    /// <summary>Counts of a table in the cells; O(k log cells).</summary>
    /// <param name="table">Rows by ascending value.</param>
    /// <returns>The counts, in whole numbers.</returns>
    /// <exception cref="ArgumentException">The table counts nothing, does not ascend, or holds a number out of its range.</exception>
    public double[] Count(ReadOnlySpan<ValueCount> table)
    {
        Sample.Check(table);
        var counts = new double[Cells];
        foreach (var (value, count) in table)
        {
            var place = edges.AsSpan().BinarySearch(value);
            var cell = place < 0 ? ~place - 1 : Math.Min(place, edges.Length - 2);
            if (cell >= 0 && cell < edges.Length - 1) counts[cell] += count;
            else if (CountsOutside) counts[^1] += count;
        }

        return counts;
    }
}

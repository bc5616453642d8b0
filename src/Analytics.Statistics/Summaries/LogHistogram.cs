using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Summaries;

/// <summary>
/// Quantile sketch with a relative error: values are counted in bins whose edges grow by the factor 1.01, so that any quantile is
/// within 0.5 % of an order statistic (Masson, Rim &amp; Lee 2019, "DDSketch: a fast and fully-mergeable quantile sketch with
/// relative-error guarantees", PVLDB 12(12), 2195-2205). Bins are keyed so that keys ascend with the values; magnitudes below 1e-9 are counted as 0.
/// Mergeable by adding the counts of equal keys.
/// </summary>
public sealed class LogHistogram
{
    /// <summary>Ratio of neighbouring bin edges.</summary>
    public const double Growth = 1.01;

    /// <summary>Magnitudes below this count as zero.</summary>
    public const double Smallest = 1e-9;

    /// <summary>Added to the logarithmic index, so that keys of positive values are positive.</summary>
    public const int KeyOffset = 100_000;

    /// <summary>Key of the largest finite number.</summary>
    private const int LargestKey = 71_333 + KeyOffset;

    private readonly KeyValuePair<int, long>[] bins;

    /// <summary>A sketch from counted bins; O(k log k) in the number of bins.</summary>
    /// <param name="bins">Key (of <see cref="KeyOf"/>) and count of each bin; equal keys are added together.</param>
    /// <exception cref="ArgumentNullException"><paramref name="bins"/> is null.</exception>
    /// <exception cref="ArgumentException">A count is negative, or no finite value has the key.</exception>
    public LogHistogram(IEnumerable<KeyValuePair<int, long>> bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        var merged = new SortedDictionary<int, long>();
        foreach (var (key, count) in bins)
        {
            if (!IsKey(key)) throw new ArgumentException("No finite value has the key of a bin.", nameof(bins));
            if (count < 0) throw new ArgumentException("The count of a bin is negative.", nameof(bins));
            merged[key] = merged.GetValueOrDefault(key) + count;
        }

        this.bins = [.. merged];
        Count = merged.Values.Sum();
    }

    /// <summary>Values counted.</summary>
    public long Count { get; }

    /// <summary>Counted bins, keys ascending.</summary>
    public IReadOnlyList<KeyValuePair<int, long>> Bins => bins;

    /// <summary>Key of the bin that a value falls in; O(1).</summary>
    /// <param name="value">A finite value.</param>
    /// <returns>The key; ascending with the value, of its sign, and 0 below <see cref="Smallest"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static int KeyOf(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite.");
        var magnitude = Math.Abs(value);
        if (magnitude < Smallest) return 0;
        var key = (int)Math.Ceiling(Math.Log(magnitude) / Math.Log(Growth)) + KeyOffset;
        return value > 0 ? key : -key;
    }

    /// <summary>Value that stands for a bin: the one with equal relative distance to both edges; O(1).</summary>
    /// <param name="key">Key of the bin, as <see cref="KeyOf"/> gives it.</param>
    /// <returns>The value, within 0.5 % of every value of the bin.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No finite value has the key.</exception>
    public static double ValueOf(int key)
    {
        if (!IsKey(key)) throw new ArgumentOutOfRangeException(nameof(key), "No finite value has the key.");
        if (key == 0) return 0;
        var magnitude = Math.Pow(Growth, Math.Abs(key) - KeyOffset - 1) * (2 * Growth / (Growth + 1));
        return key > 0 ? magnitude : -magnitude;
    }

    /// <summary>Quantile within 0.5 % of the order statistic of rank ⌈p·n⌉ (the inverse of the empirical distribution function).</summary>
    /// <param name="probability">Probability in [0, 1].</param>
    /// <param name="min">Smallest value, where known: the answer is not below it.</param>
    /// <param name="max">Largest value, where known: the answer is not above it.</param>
    /// <returns>The quantile, in the unit of the values; O(k) in the number of bins.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    /// <exception cref="InvalidOperationException">Nothing was counted.</exception>
    public double Quantile(double probability, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        if (probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), "The probability must be in [0, 1].");
        if (Count == 0) throw new InvalidOperationException("An empty sketch has no quantile.");

        return At(Rank(probability), min, max);
    }

    /// <summary>Bounds of a quantile with 95 % confidence, whatever the distribution: the order statistics of <see cref="QuantileRanks"/>, each within 0.5 %.</summary>
    /// <param name="probability">Probability, above 0 and below 1.</param>
    /// <param name="min">Smallest value, where known.</param>
    /// <param name="max">Largest value, where known.</param>
    /// <returns>The interval, in the unit of the values; null where too few were counted. O(k) in the number of bins.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public Interval? QuantileInterval(double probability, double min = double.NegativeInfinity, double max = double.PositiveInfinity) =>
        Count > 0 && QuantileRanks.Of(Count, probability) is var (lower, upper) ? new(At(lower, min, max), At(upper, min, max)) : null;

    private double At(long rank, double min, double max)
    {
        var seen = 0L;
        foreach (var (key, count) in bins)
        {
            seen += count;
            if (seen >= rank) return Math.Clamp(ValueOf(key), min, max);
        }

        return max;
    }

    private static bool IsKey(int key) => key is >= -LargestKey and <= LargestKey;

    /// <summary>⌈p·n⌉, at least 1; a product that only rounding put above a whole number counts as that number.</summary>
    private long Rank(double probability)
    {
        var product = probability * Count;
        var whole = Math.Round(product);
        return Math.Max(1, (long)(Math.Abs(product - whole) <= 1e-12 * whole ? whole : Math.Ceiling(product)));
    }
}

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

    private readonly KeyValuePair<int, long>[] bins;

    /// <summary>A sketch from counted bins.</summary>
    /// <param name="bins">Key and count of each bin; equal keys are added together.</param>
    public LogHistogram(IEnumerable<KeyValuePair<int, long>> bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        var merged = new SortedDictionary<int, long>();
        foreach (var (key, count) in bins)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(bins));
            merged[key] = merged.GetValueOrDefault(key) + count;
        }

        this.bins = [.. merged];
        Count = merged.Values.Sum();
    }

    /// <summary>Values counted.</summary>
    public long Count { get; }

    /// <summary>Counted bins, keys ascending.</summary>
    public IReadOnlyList<KeyValuePair<int, long>> Bins => bins;

    /// <summary>Key of the bin that a value falls in.</summary>
    /// <param name="value">A finite value.</param>
    /// <returns>The key; ascending with the value.</returns>
    public static int KeyOf(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite.");
        var magnitude = Math.Abs(value);
        if (magnitude < Smallest) return 0;
        var key = (int)Math.Ceiling(Math.Log(magnitude) / Math.Log(Growth)) + KeyOffset;
        return value > 0 ? key : -key;
    }

    /// <summary>Value that stands for a bin: the one with equal relative distance to both edges.</summary>
    /// <param name="key">Key of the bin.</param>
    /// <returns>The value.</returns>
    public static double ValueOf(int key)
    {
        if (key == 0) return 0;
        var magnitude = 2 * Math.Pow(Growth, Math.Abs(key) - KeyOffset) / (Growth + 1);
        return key > 0 ? magnitude : -magnitude;
    }

    /// <summary>Quantile within 0.5 % of the order statistic of rank ⌈p·n⌉ (the inverse of the empirical distribution function).</summary>
    /// <param name="probability">Probability in [0, 1].</param>
    /// <param name="min">Smallest value, where known: the answer is not below it.</param>
    /// <param name="max">Largest value, where known: the answer is not above it.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="InvalidOperationException">Nothing was counted.</exception>
    public double Quantile(double probability, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        if (probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), "The probability must be in [0, 1].");
        if (Count == 0) throw new InvalidOperationException("An empty sketch has no quantile.");

        var rank = Math.Max(1, (long)Math.Ceiling(probability * Count));
        var seen = 0L;
        foreach (var (key, count) in bins)
        {
            seen += count;
            if (seen >= rank) return Math.Clamp(ValueOf(key), min, max);
        }

        return max;
    }
}

using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Kolmogorov-Smirnov windowing: at every row the newest r values of a window are compared with r values drawn without replacement from the older
/// ones, by the exact two-sample test; a change where p ≤ α and the distance exceeds a least one. Sees changes of any kind in the distribution, not
/// only of the mean. After an alarm the newest values stay as the window. O(r log r + window) time, O(window) state.
/// Each row is one more test at α on nearly the same values, so false alarms come more often than any one α says (in 95 % of stable streams of 2,000 rows at 0.005): choose it small.
/// The draws follow from the seed and are part of the saved state.
/// Source: Raab, Heusinger &amp; Schleif 2020, "Reactive soft prototype computing for concept drift streams", Neurocomputing 416, 340-351.
/// </summary>
public sealed class Kswin : IStreamDetector
{
    private const byte Version = 1;
    private double error;
    private int recentCount;
    private double leastDistance;
    private double[] window;
    private int filled;
    private RandomSequence random;
    private double? probability;
    private DriftLevel level;
    private double[] recent;
    private double[] older;

    /// <summary>A detector without values.</summary>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="error">Error probability α of a single test, above 0 and below 1.</param>
    /// <param name="windowCount">Values in the window, at least twice <paramref name="recentCount"/>.</param>
    /// <param name="recentCount">Newest values r that are compared with as many older ones, at least 1.</param>
    /// <param name="leastDistance">Distance of the distributions, in [0, 1), that is no change however sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Kswin(int seed, double error = 0.005, int windowCount = 100, int recentCount = 30, double leastDistance = 0.1)
    {
        this.error = StreamValue.Probability(error, nameof(error));
        this.recentCount = StreamValue.AtLeast(recentCount, 1, nameof(recentCount));
        this.leastDistance = StreamValue.NotNegative(leastDistance, nameof(leastDistance));
        ArgumentOutOfRangeException.ThrowIfLessThan(windowCount, 2L * recentCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leastDistance, 1);
        random = RandomSequence.Of(seed);
        window = new double[windowCount];
        (recent, older) = (new double[recentCount], new double[windowCount - recentCount]);
    }

    /// <inheritdoc/>
    public long Count => filled;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>p-value of the last test, in (0, 1]; null where the window was not full.</summary>
    public double? Probability => probability;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static Kswin FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new Kswin(0);
        StateTransfer.Load(StateKind.Kswin, Version, state, detector.Carry);
        (detector.recent, detector.older) = (new double[detector.recentCount], new double[detector.window.Length - detector.recentCount]);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckFinite(value);
        if (filled == window.Length) Array.Copy(window, 1, window, 0, --filled);
        window[filled++] = value;
        (level, probability) = (DriftLevel.Stable, null);
        if (filled < window.Length) return level;

        var steps = EqualSampleTest.Steps(Recent(), Drawn());
        probability = EqualSampleTest.Probability(steps, recentCount);
        if (probability > error || steps <= leastDistance * recentCount) return level;
        Array.Copy(window, window.Length - recentCount, window, 0, recentCount);
        filled = recentCount;
        return level = DriftLevel.Drift;
    }

    /// <inheritdoc/>
    public void Reset() => (filled, probability, level) = (0, null, DriftLevel.Stable);

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.Kswin, Version, Carry);

    private Span<double> Recent()
    {
        window.AsSpan(window.Length - recentCount).CopyTo(recent);
        return recent;
    }

    /// <summary>The first steps of a Fisher-Yates shuffle of the older values.</summary>
    private Span<double> Drawn()
    {
        window.AsSpan(0, older.Length).CopyTo(older);
        for (var index = 0; index < recentCount; index++)
        {
            var other = index + random.Below(older.Length - index);
            (older[index], older[other]) = (older[other], older[index]);
        }

        return older.AsSpan(0, recentCount);
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref error);
        transfer.Carry(ref recentCount);
        transfer.Carry(ref leastDistance);
        transfer.Carry(ref window);
        transfer.Carry(ref filled);
        random.Carry(transfer);
        var last = probability ?? double.NaN;
        transfer.Carry(ref last);
        probability = double.IsNaN(last) ? null : last;
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}

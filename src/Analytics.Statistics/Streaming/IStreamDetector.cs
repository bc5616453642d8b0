namespace Analytics.Statistics.Streaming;

/// <summary>
/// A detector of changes in a stream that sees each value once. Equal parameters and values give equal answers. After
/// <see cref="DriftLevel.Drift"/> it begins anew with the next value, unless its type says that it keeps a window. Not thread-safe.
/// </summary>
public interface IStreamDetector
{
    /// <summary>Values since the detector began or began anew, at least 0; of a detector with a window: those in it.</summary>
    long Count { get; }

    /// <summary>The answer to the last value; <see cref="DriftLevel.Stable"/> before the first.</summary>
    DriftLevel Level { get; }

    /// <summary>Takes the next value of the stream.</summary>
    /// <param name="value">A finite value of a magnitude up to 1e150, in the range that the type of the detector states.</param>
    /// <returns>The new <see cref="Level"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or out of the range; the detector is unchanged.</exception>
    DriftLevel Update(double value);

    /// <summary>Forgets all values; the parameters stay.</summary>
    void Reset();

    /// <summary>The parameters and the whole state as versioned bytes, from which FromBytes of the type goes on as if it had not stopped.</summary>
    /// <returns>A new array.</returns>
    byte[] ToBytes();
}

namespace Analytics.Statistics.Streaming;

/// <summary>Runs a detector over values that are already there, as for a back-test before it is switched on.</summary>
public static class StreamReplay
{
    /// <summary>The positions of the values at which the detector found a change; time is that of the detector for each value.</summary>
    /// <param name="detector">The detector, which takes the values from its present state on and keeps what it learns.</param>
    /// <param name="values">The values in order of time; none gives no alarm.</param>
    /// <param name="resetAfterAlarm">
    /// Whether the detector forgets everything at each alarm, also one that would keep a window (ADWIN, KSWIN). The others do so anyway.
    /// </param>
    /// <returns>Positions from 0, ascending.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="detector"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not in the range of the detector.</exception>
    public static IReadOnlyList<int> Alarms(IStreamDetector detector, ReadOnlySpan<double> values, bool resetAfterAlarm = false)
    {
        ArgumentNullException.ThrowIfNull(detector);
        var alarms = new List<int>();
        for (var index = 0; index < values.Length; index++)
        {
            if (detector.Update(values[index]) != DriftLevel.Drift) continue;
            alarms.Add(index);
            if (resetAfterAlarm) detector.Reset();
        }

        return alarms;
    }
}

using System.Collections.Concurrent;

namespace Analytics.Client;

/// <summary>Which exposures were recorded. It forgets all of them when it has too many: recorded again, they are known by the service.</summary>
internal sealed class ExposureMemory
{
    private const int Most = 200_000;
    private readonly ConcurrentDictionary<(string Unit, string Experiment, int Variant), byte> seen = new();
    private int count;

    /// <summary>True the first time.</summary>
    public bool IsNew(string unit, string experiment, int variant)
    {
        if (seen.ContainsKey((unit, experiment, variant)) || !seen.TryAdd((unit, experiment, variant), 0)) return false;
        if (Interlocked.Increment(ref count) <= Most) return true;
        Interlocked.Exchange(ref count, 0);
        seen.Clear();
        return true;
    }

    /// <summary>It was not recorded after all.</summary>
    public void Forget(string unit, string experiment, int variant)
    {
        if (seen.TryRemove((unit, experiment, variant), out _)) Interlocked.Decrement(ref count);
    }
}

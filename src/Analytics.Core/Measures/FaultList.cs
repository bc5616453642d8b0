using Analytics.Contracts.Alerting;

namespace Analytics.Core.Measures;

/// <summary>Collects faults by JSON pointer.</summary>
internal sealed class FaultList
{
    private readonly Dictionary<string, string[]> faults = [];

    /// <summary>The faults so far.</summary>
    public IReadOnlyDictionary<string, string[]> ByPointer => faults;

    /// <summary>Adds a fault where a duration is out of its range.</summary>
    public void Between(TimeSpan value, TimeSpan least, TimeSpan most, string pointer)
    {
        if (value < least || value > most) Add(pointer, $"Must be {DurationConverter.Format(least)} to {DurationConverter.Format(most)}.");
    }

    public void Add(string pointer, string message) => faults[pointer] = [.. faults.GetValueOrDefault(pointer, []), message];
}

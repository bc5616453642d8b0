namespace Analytics.Core.Measures;

/// <summary>Collects faults by JSON pointer.</summary>
internal sealed class FaultList
{
    private readonly Dictionary<string, string[]> faults = [];

    /// <summary>The faults so far.</summary>
    public IReadOnlyDictionary<string, string[]> ByPointer => faults;

    public void Add(string pointer, string message) => faults[pointer] = [.. faults.GetValueOrDefault(pointer, []), message];
}

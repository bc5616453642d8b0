namespace Analytics.Core.Alerts;

/// <summary>What became of a change.</summary>
/// <param name="Faults">Faults by JSON pointer; empty when there are none.</param>
/// <param name="IsStale">True when it was made on another revision than the one that is stored; nothing was changed.</param>
public sealed record PutOutcome(IReadOnlyDictionary<string, string[]> Faults, bool IsStale = false)
{
    internal static PutOutcome Stored { get; } = new(new Dictionary<string, string[]>());
}

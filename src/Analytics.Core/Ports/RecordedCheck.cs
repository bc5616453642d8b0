namespace Analytics.Core.Ports;

/// <summary>A safety check with the verdict violation or blocked, joined with its prediction.</summary>
public sealed record RecordedCheck
{
    public required string Id { get; init; }
    public required ulong IdHash { get; init; }
    public required string PredictionId { get; init; }

    /// <summary>Time of the prediction, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Time of the check, UTC, as its sender says; that of the prediction where the service checked it at the door.</summary>
    public required DateTime FoundAt { get; init; }
    public required string Model { get; init; }
    public required string Version { get; init; }
    public required string Rule { get; init; }

    /// <summary>Version of the rules that found it; null where it was reported from outside.</summary>
    public int? Rails { get; init; }

    /// <summary>Name of the key that sent it, or <see cref="SafetyRow.RailsSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>violation or blocked.</summary>
    public required string Verdict { get; init; }
    public string? Severity { get; init; }
    public string? Category { get; init; }

    /// <summary>Sealed.</summary>
    public byte[]? Evidence { get; init; }
    public required IReadOnlyList<string> SegmentKeys { get; init; }
    public required IReadOnlyList<string> SegmentValues { get; init; }
}

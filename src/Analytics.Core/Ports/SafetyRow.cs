namespace Analytics.Core.Ports;

/// <summary>A safety check as it is stored.</summary>
public sealed class SafetyRow : RecordRow
{
    /// <summary>
    /// Rule of the one row that every judged prediction has: its worst verdict under the whole rule set. Rules that applied have rows of their own.
    /// </summary>
    public const string WholeSet = "rails";

    /// <summary>Source of the checks that the service makes itself.</summary>
    public const string RailsSource = "rails";

    public required string PredictionId { get; init; }
    public required ulong PredictionHash { get; init; }
    public required string Rule { get; init; }
    public required SafetyVerdict Verdict { get; init; }
    public string? Severity { get; set; }
    public string? Category { get; set; }

    /// <summary>Sealed evidence, scrubbed of personal data.</summary>
    public byte[]? Evidence { get; set; }

    /// <summary>Version of the rules that made the check; null for a check that was reported.</summary>
    public int? Rails { get; init; }
}

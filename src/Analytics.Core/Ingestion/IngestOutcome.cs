using Analytics.Contracts.Recording;

namespace Analytics.Core.Ingestion;

/// <summary>
/// What became of a request. <see cref="Faults"/> is empty and <see cref="Response"/> is set when anything of it was usable;
/// otherwise nothing was, and the faults say why by JSON pointer.
/// </summary>
public sealed record IngestOutcome
{
    public IngestResponse? Response { get; init; }

    /// <summary>Machine-readable reason of the first fault; null where there is none.</summary>
    public string? Code { get; init; }

    public IReadOnlyDictionary<string, string[]> Faults { get; init; } = new Dictionary<string, string[]>();
}

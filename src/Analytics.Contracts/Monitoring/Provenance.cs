using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>Where figures come from: enough to compute them again.</summary>
public sealed record Provenance
{
    /// <summary>Hash of everything that was asked and set (16 hexadecimal digits): equal hashes over equal data give equal figures.</summary>
    public required string Configuration { get; init; }

    /// <summary>Seed of whatever is drawn at random.</summary>
    public required int Seed { get; init; }

    /// <summary>The data judged, by time of prediction.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>The data compared with; null for a data set, or where nothing is compared.</summary>
    public TimeRange? Reference { get; init; }

    /// <summary>Name of the data set compared with.</summary>
    public string? DataSet { get; init; }

    /// <summary>When it was computed.</summary>
    public required DateTimeOffset ComputedAt { get; init; }
}

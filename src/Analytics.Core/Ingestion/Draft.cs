using Analytics.Core.Ports;
using Analytics.Core.Privacy;

namespace Analytics.Core.Ingestion;

/// <summary>A record that was read, with what must not reach the store as it is.</summary>
internal struct Draft
{
    public RecordRow Row;

    /// <summary>Raw id of the person.</summary>
    public string? Subject;

    /// <summary>Set while the person may be linked.</summary>
    public Pseudonym? Pseudonym;

    /// <summary>Scrubbed free text.</summary>
    public string? FreeText;

    /// <summary>Features without a slot.</summary>
    public FeatureExtras? Extras;

    /// <summary>The record itself says that its person does not agree to analytics.</summary>
    public bool ConsentDenied;

    /// <summary>The sender gave the time.</summary>
    public bool Timed;

    public readonly string? Model => (Row as PredictionRow)?.Model;
    public readonly string? Version => (Row as PredictionRow)?.Version;
}

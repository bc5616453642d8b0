namespace Analytics.Contracts.Models;

/// <summary>
/// A version of a model, as <c>PUT /v1/models/{model}/versions/{version}</c> takes it and GET returns it.
/// Records of the version are checked against it. A version that was never registered is inferred from its first records.
/// </summary>
public sealed record ModelVersion
{
    /// <summary>Name of the model; taken from the path on PUT.</summary>
    public string Model { get; init; } = "";

    /// <summary>The version; taken from the path on PUT.</summary>
    public string Version { get; init; } = "";

    /// <summary>What it predicts.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>Its inputs; at most 200 with distinct names.</summary>
    public IReadOnlyList<FeatureDefinition> Features { get; init; } = [];

    /// <summary>Class names. Binary: negative, then positive (absent: false, true). Multiclass: at least two.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Score at and above which a binary answer is positive, in (0, 1). Absent: 0.5.</summary>
    public double? Threshold { get; init; }

    /// <summary>Person or team that answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>What it is compared with.</summary>
    public ReferenceWindow? Reference { get; init; }

    /// <summary>What people should know of it.</summary>
    public ModelCard? Card { get; init; }

    /// <summary>True when the service inferred it from records and nobody registered it. Ignored on PUT.</summary>
    public bool Inferred { get; init; }

    /// <summary>When it was first registered or inferred. Ignored on PUT.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }
}

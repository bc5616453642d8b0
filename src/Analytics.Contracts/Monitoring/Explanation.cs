using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>Why a model is not what it was, as <c>GET /v1/models/{model}/explain</c> returns it.</summary>
public sealed record Explanation
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The version; absent: all.</summary>
    public string? Version { get; init; }

    /// <summary>The window explained.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>What it is compared with: registered, previous, given or dataSet.</summary>
    public required string ReferenceKind { get; init; }

    /// <summary>
    /// The figure whose change is split: brier, errorRate, mae or ndcgLoss (1 - NDCG) where both windows have labels, otherwise the mean answer (score or value). Absent where
    /// there is neither.
    /// </summary>
    public string? Metric { get; init; }

    /// <summary>The figure in the reference, of the sampled rows.</summary>
    public double? Before { get; init; }

    /// <summary>The figure in the window, of the sampled rows.</summary>
    public double? After { get; init; }

    /// <summary>Standard error of the change.</summary>
    public double? Error { get; init; }

    /// <summary>How much of the change the inputs account for.</summary>
    public double? FromInputs { get; init; }

    /// <summary>How much of it is left to the concept: how truth (or answer) follows from the inputs.</summary>
    public double? FromConcept { get; init; }

    /// <summary>All of it in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What to do first.</summary>
    public required string Next { get; init; }

    /// <summary>The causes, the likeliest first. Parts of a change are no proof of cause: a feature that moves along with the cause gets a share of it.</summary>
    public required IReadOnlyList<ExplainedCause> Causes { get; init; }

    /// <summary>Versions and segments by what they add to the change, the largest first; at most 20.</summary>
    public required IReadOnlyList<ExplainedSlice> Slices { get; init; }

    /// <summary>The same over time, where a bucket was asked for: since when it is so, and whether the causes change.</summary>
    public IReadOnlyList<ExplanationMoment>? Series { get; init; }

    /// <summary>Rows sampled from the window and from the reference.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows sampled from the reference.</summary>
    public required long ReferenceRows { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}

using Analytics.Contracts.Models;

namespace Analytics.Core.Registry;

/// <summary>The place that a feature of a model holds in every row; never given anew.</summary>
internal sealed record LayoutSlot
{
    public required string Name { get; init; }
    public required FeatureType Type { get; init; }

    /// <summary>Index in numbers (numeric, boolean) or categories, or offset in embeddings.</summary>
    public required int Position { get; init; }

    /// <summary>Length of an embedding; 0 otherwise.</summary>
    public int Dimension { get; init; }
}

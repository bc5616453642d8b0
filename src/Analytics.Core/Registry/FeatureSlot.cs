using System.Collections.Frozen;
using Analytics.Contracts.Models;

namespace Analytics.Core.Registry;

/// <summary>A feature of a version with its place in the rows and its rules, ready for the reader.</summary>
internal sealed class FeatureSlot
{
    public FeatureSlot(FeatureDefinition definition, int position)
    {
        Definition = definition;
        Position = position;
        Min = definition.Min ?? double.NegativeInfinity;
        Max = definition.Max ?? double.PositiveInfinity;
        Dimension = definition.Dimension ?? 0;
        Categories = definition.Categories?.ToFrozenSet(StringComparer.Ordinal);
    }

    public FeatureDefinition Definition { get; }
    public string Name => Definition.Name;
    public FeatureType Type => Definition.Type;

    /// <summary>Index in numbers or categories, or offset in embeddings; -1 for text, which has none.</summary>
    public int Position { get; }

    public double Min { get; }
    public double Max { get; }
    public int Dimension { get; }
    public FrozenSet<string>? Categories { get; }
}

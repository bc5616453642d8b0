using System.Collections.Frozen;
using Analytics.Contracts.Models;
using Analytics.Core.Ports;

namespace Analytics.Core.Registry;

/// <summary>
/// Where the features of a model lie in its rows, shared by its versions so that stores can read across them.
/// It only grows: a feature whose type or dimension changes gets a further slot. Immutable.
/// </summary>
internal sealed class ModelLayout
{
    private readonly FrozenDictionary<(string Name, FeatureType Type, int Dimension), int> positions;

    public ModelLayout(IReadOnlyList<LayoutSlot> slots)
    {
        Slots = slots;
        positions = slots.ToFrozenDictionary(slot => (slot.Name, slot.Type, slot.Dimension), slot => slot.Position);
    }

    public static ModelLayout Empty { get; } = new([]);

    public IReadOnlyList<LayoutSlot> Slots { get; }

    /// <summary>The layout with places for all of the features; this instance when it had them.</summary>
    public ModelLayout With(IEnumerable<FeatureDefinition> features)
    {
        var grown = new List<LayoutSlot>(Slots);
        foreach (var feature in features)
            if (feature.Type != FeatureType.Text && !positions.ContainsKey(KeyOf(feature)))
                grown.Add(new LayoutSlot
                {
                    Name = feature.Name,
                    Type = feature.Type,
                    Dimension = feature.Dimension ?? 0,
                    Position = End(grown, feature.Type),
                });

        return grown.Count == Slots.Count ? this : new ModelLayout(grown);
    }

    /// <summary>The feature with its place; the layout must have it, unless it is text.</summary>
    public FeatureSlot SlotOf(FeatureDefinition feature) =>
        new(feature, feature.Type == FeatureType.Text ? -1 : positions[KeyOf(feature)]);

    /// <summary>The stored field of the newest slot of a feature; null where it has none that can be summarised.</summary>
    public Field? FieldOf(string feature)
    {
        var slot = Slots.LastOrDefault(slot => slot.Name == feature && slot.Type != FeatureType.Embedding);
        return slot is null
            ? null
            : new Field { Name = $"features.{feature}", Slot = slot.Position, Categorical = slot.Type == FeatureType.Categorical };
    }

    private static int End(List<LayoutSlot> slots, FeatureType type) => type switch
    {
        FeatureType.Categorical => slots.Count(slot => slot.Type == FeatureType.Categorical),
        FeatureType.Embedding => slots.Sum(slot => slot.Dimension),
        _ => slots.Count(slot => slot.Type is FeatureType.Numeric or FeatureType.Boolean),
    };

    private static (string Name, FeatureType Type, int Dimension) KeyOf(FeatureDefinition feature) =>
        (feature.Name, feature.Type, feature.Dimension ?? 0);
}

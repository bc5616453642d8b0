using Analytics.Contracts.Models;

namespace Analytics.Core.Registry;

/// <summary>A model version as the reader of records needs it. Immutable.</summary>
internal sealed class ModelSchema
{
    public const int MaximumFeatures = 200;

    public ModelSchema(ModelVersion version, ModelLayout layout)
    {
        Version = version;
        Features = [.. version.Features.Select(layout.SlotOf)];
        Names = new NameTable([.. version.Features.Select(feature => feature.Name)]);
        NumbersLength = Length(feature => feature.Type is FeatureType.Numeric or FeatureType.Boolean, _ => 1);
        CategoriesLength = Length(feature => feature.Type == FeatureType.Categorical, _ => 1);
        EmbeddingsLength = Length(feature => feature.Type == FeatureType.Embedding, feature => feature.Dimension);
        RequiredFeatures = version.Features.Count(feature => feature.Required);
        Classes = version.Classes is { Count: > 0 } classes ? [.. classes] : null;
        Negative = Classes?[0] ?? "false";
        Positive = Classes?[1] ?? "true";
    }

    public ModelVersion Version { get; }
    public ModelTask Task => Version.Task;
    public double Threshold => Version.Threshold ?? 0.5;

    /// <summary>Declared class names; null where there are none.</summary>
    public string[]? Classes { get; }

    /// <summary>Classes of a binary task.</summary>
    public string Negative { get; }
    public string Positive { get; }

    public FeatureSlot[] Features { get; }

    /// <summary>Index in <see cref="Features"/> by name.</summary>
    public NameTable Names { get; }

    /// <summary>Lengths that the arrays of a row need.</summary>
    public int NumbersLength { get; }
    public int CategoriesLength { get; }
    public int EmbeddingsLength { get; }

    public int RequiredFeatures { get; }

    /// <summary>True when features that records bring are added to the version.</summary>
    public bool Grows => Version.Inferred && Features.Length < MaximumFeatures;

    private int Length(Func<FeatureSlot, bool> among, Func<FeatureSlot, int> size) =>
        Features.Where(among).Select(feature => feature.Position + size(feature)).DefaultIfEmpty().Max();
}

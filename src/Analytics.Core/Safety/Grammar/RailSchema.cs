using Analytics.Contracts.Models;
using Analytics.Core.Registry;

namespace Analytics.Core.Safety.Grammar;

/// <summary>The names that expressions over a model may use, and their types, from all of its versions.</summary>
internal sealed class RailSchema(IReadOnlyList<ModelVersion> versions)
{
    /// <summary>The schema of a model; null where no version of it is known.</summary>
    public static RailSchema? Of(string model, ModelRegistry registry)
    {
        var known = registry.List().FirstOrDefault(summary => summary.Model == model);
        return known is null ? null : new RailSchema([.. known.Versions.Select(version => registry.Find(model, version)).OfType<ModelVersion>()]);
    }

    /// <summary>Type of a name, or why it has none.</summary>
    public (RailKind? Kind, string? Fault) KindOf(RailNode.Name name) => name switch
    {
        { Root: "features", Key.Length: > 0 } => OfFeature(name.Key),
        { Root: "output", Key.Length: > 0 } => OfOutput(name.Key),
        { Root: "segments", Key.Length: > 0 } => (RailKind.Text, null),
        { Root: "text", Key: "" } => (RailKind.Texts, null),
        { Key: "" } when RailField.Find(name.Root) is { } field => (field.Kind, null),
        _ => (null, $"{name} is no name; there are features.NAME, output.NAME, segments.KEY, text, {RailField.Names}."),
    };

    /// <summary>The values that a text can have in any version; null where any value is possible.</summary>
    public IReadOnlySet<string>? ValuesOf(RailNode.Name name)
    {
        var sets = name switch
        {
            { Root: "features" } => Features(name.Key).Select(feature => feature.Categories),
            { Root: "output", Key: "predicted" } => versions.Select(Classes),
            _ => [null],
        };
        var known = sets.ToList();
        return known.Count == 0 || known.Contains(null) ? null : known.SelectMany(values => values!).ToHashSet(StringComparer.Ordinal);
    }

    private static IReadOnlyList<string>? Classes(ModelVersion version) =>
        version.Classes ?? (version.Task == ModelTask.Binary ? ["false", "true"] : null);

    private IEnumerable<FeatureDefinition> Features(string name) =>
        versions.SelectMany(version => version.Features).Where(feature => feature.Name == name);

    private (RailKind?, string?) OfFeature(string name)
    {
        var types = Features(name).Select(feature => feature.Type).Distinct().ToList();
        if (types.Count == 0) return (null, $"features.{name} is in no version of the model.");
        if (types.Count > 1) return (null, $"features.{name} has different types in the versions of the model.");
        return types[0] switch
        {
            FeatureType.Numeric => (RailKind.Number, null),
            FeatureType.Boolean => (RailKind.Truth, null),
            FeatureType.Embedding => (null, $"features.{name} is an embedding, over which there are no conditions."),
            _ => (RailKind.Text, null),
        };
    }

    private (RailKind?, string?) OfOutput(string key)
    {
        (RailKind Kind, ModelTask[] Tasks)? part = key switch
        {
            "score" => (RailKind.Number, [ModelTask.Binary]),
            "value" => (RailKind.Number, [ModelTask.Regression]),
            "items" => (RailKind.Texts, [ModelTask.Ranking]),
            "predicted" => (RailKind.Text, [ModelTask.Binary, ModelTask.Multiclass]),
            _ when key.StartsWith(RailNames.Probabilities, StringComparison.Ordinal) => (RailKind.Number, [ModelTask.Multiclass]),
            _ => null,
        };
        if (part is not { } known) return (null, $"output.{key} is no name; there are output.score, value, items, predicted and probabilities.CLASS.");
        if (!versions.Any(version => known.Tasks.Contains(version.Task)))
            return (null, $"output.{key} is of {string.Join(" and ", known.Tasks).ToLowerInvariant()} models, and this is none.");

        var isUnknownClass = key.StartsWith(RailNames.Probabilities, StringComparison.Ordinal)
            && versions.All(version => version.Classes?.Contains(key[RailNames.Probabilities.Length..]) == false);
        return isUnknownClass ? (null, $"output.{key} names no class of the model.") : (known.Kind, null);
    }
}

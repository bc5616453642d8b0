using Analytics.Contracts.Models;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Drift;

/// <summary>The columns of a model: its features, and what it answers.</summary>
internal static class DriftColumns
{
    private const string Prefix = "features.";

    /// <summary>Answers first, then the features of the versions, by name.</summary>
    public static IReadOnlyList<DriftColumn> Of(string model, IReadOnlyList<ModelVersion> versions, ModelRegistry registry) =>
    [
        .. Answers(versions[0].Task),
        .. versions
            .SelectMany(version => version.Features)
            .GroupBy(feature => feature.Name)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Feature(registry.FeatureField(model, group.Key), group.First())),
    ];

    /// <summary>Names of the columns of a scope; empty where the model or the version is unknown.</summary>
    public static IEnumerable<string> NamesOf(AnalysisScope scope, ModelRegistry registry) =>
        VersionsOf(scope, registry) is { Count: > 0 } versions ? Of(scope.Model, versions, registry).Select(column => column.Name) : [];

    /// <summary>The versions that a scope looks at, newest first; empty where the model or the version is unknown.</summary>
    public static IReadOnlyList<ModelVersion> VersionsOf(AnalysisScope scope, ModelRegistry registry) =>
    [
        .. (registry.List().FirstOrDefault(model => model.Model == scope.Model)?.Versions ?? [])
            .Where(version => scope.Version is null || version == scope.Version)
            .Select(version => registry.Find(scope.Model, version))
            .OfType<ModelVersion>(),
    ];

    private static DriftColumn[] Answers(ModelTask task) => task switch
    {
        ModelTask.Binary => [Number("score"), Text("predicted"), Text("decision"), Label],
        ModelTask.Multiclass => [Text("predicted"), Text("decision"), Label],
        ModelTask.Regression => [Number("value"), Text("decision"), Truth],
        _ => [Text("decision")],
    };

    private static DriftColumn Feature(Field? field, FeatureDefinition feature) => new(
        Prefix + feature.Name,
        field,
        field is null
            ? DriftColumnKind.NotSummarised
            : field.Categorical ? DriftColumnKind.Categorical : feature.Type == FeatureType.Boolean ? DriftColumnKind.Boolean : DriftColumnKind.Numeric);

    private static DriftColumn Label { get; } = new("label", Field.Of("label"), DriftColumnKind.Categorical, EventSource.Labels);

    private static DriftColumn Truth { get; } = new("label", Field.Of("truth"), DriftColumnKind.Numeric, EventSource.Labels);

    private static DriftColumn Number(string name) => new(name, Field.Of(name), DriftColumnKind.Numeric);

    private static DriftColumn Text(string name) => new(name, Field.Of(name), DriftColumnKind.Categorical);
}

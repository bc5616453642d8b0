using Analytics.Contracts.Models;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Findings.Columns;

/// <summary>The columns of a model: its features, and what it answers.</summary>
internal static class ModelColumns
{
    private const string Prefix = "features.";

    /// <summary>Answers first, then the features of the versions, by name.</summary>
    public static IReadOnlyList<ModelColumn> Of(string model, IReadOnlyList<ModelVersion> versions, ModelRegistry registry) =>
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

    private static ModelColumn[] Answers(ModelTask task) => task switch
    {
        ModelTask.Binary => [Number("score"), Text("predicted"), Text("decision"), Label],
        ModelTask.Multiclass => [Text("predicted"), Text("decision"), Label],
        ModelTask.Regression => [Number("value"), Text("decision"), Truth],
        _ => [Text("decision")],
    };

    private static ModelColumn Feature(Field? field, FeatureDefinition feature) => new(
        Prefix + feature.Name,
        field,
        field is null
            ? ColumnKind.NotSummarised
            : field.Categorical ? ColumnKind.Categorical : feature.Type == FeatureType.Boolean ? ColumnKind.Boolean : ColumnKind.Numeric)
    {
        Definition = feature,
    };

    private static ModelColumn Label { get; } = new("label", Field.Of("label"), ColumnKind.Categorical, EventSource.Labels);

    private static ModelColumn Truth { get; } = new("label", Field.Of("truth"), ColumnKind.Numeric, EventSource.Labels);

    private static ModelColumn Number(string name) => new(name, Field.Of(name), ColumnKind.Numeric);

    private static ModelColumn Text(string name) => new(name, Field.Of(name), ColumnKind.Categorical);
}

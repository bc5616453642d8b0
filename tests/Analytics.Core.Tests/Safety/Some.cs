using System.Text.Json;
using Analytics.Contracts.Models;
using Analytics.Contracts.Safety;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Core.Safety.Grammar;

namespace Analytics.Core.Tests.Safety;

/// <summary>Model versions, rules and predictions for the tests of the rails.</summary>
internal static class Some
{
    /// <summary>A planner: numbers load and sleep, category level, truth injury, text note, embedding taste; version 1.</summary>
    public static ModelVersion Planner { get; } = Version("plan", ModelTask.Regression);

    public static ModelVersion Churn { get; } = Version("churn", ModelTask.Binary) with { Classes = ["stays", "leaves"] };

    public static ModelVersion Topic { get; } = Version("topic", ModelTask.Multiclass) with { Classes = ["a", "b", "c"] };

    public static ModelVersion Ranker { get; } = Version("ranker", ModelTask.Ranking);

    public static RailSchema SchemaOf(params ModelVersion[] versions) => new(versions);

    public static RailRule Rule(string when, string id = "rule", RailVerdict verdict = RailVerdict.Violation, RailSeverity severity = RailSeverity.High) =>
        new() { Id = id, When = when, Verdict = verdict, Severity = severity, Category = "overload", Message = "Too much." };

    public static RailSetDraft Draft(params RailRule[] rules) => new() { Rules = rules };

    /// <summary>A prediction of the planner as it is sent.</summary>
    public static string Plan(string id = "p-1", double value = 8, string level = "beginner", string rest = "") =>
        $$$"""{"id":"{{{id}}}","model":"plan","version":"1","output":{"value":{{{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}},"segments":{"level":"{{{level}}}"}{{{rest}}}}""";

    /// <summary>Features: load 5, sleep missing, level beginner, injury true, note a text; segments country DE; decision show.</summary>
    public static (PredictionRow Row, FeatureExtras Extras) Prediction(ModelVersion version)
    {
        var row = new PredictionRow
        {
            Index = 0,
            Id = "p-1",
            IdHash = 1,
            BodyHash = 1,
            At = DateTime.UnixEpoch,
            Model = version.Model,
            Version = version.Version,
            Score = version.Task == ModelTask.Binary ? 0.9 : null,
            Predicted = version.Task == ModelTask.Binary ? "leaves" : version.Task == ModelTask.Multiclass ? "b" : null,
            Value = version.Task == ModelTask.Regression ? 8 : null,
            Items = version.Task == ModelTask.Ranking ? ["x", "y"] : null,
            Classes = version.Task == ModelTask.Multiclass ? ["a", "b", "c"] : null,
            Probabilities = version.Task == ModelTask.Multiclass ? [0.1, 0.7, 0.2] : null,
            Numbers = [5, double.NaN, 1],
            Categories = ["beginner"],
            SegmentKeys = ["country"],
            SegmentValues = ["DE"],
            Decision = "show",
            LatencyMs = 12,
        };
        var extras = new FeatureExtras();
        extras.Add("note", JsonSerializer.Serialize("Push through the PAIN -- no excuses. Übung!"), hasText: true);
        return (row, extras);
    }

    public static ModelSchema Compiled(ModelVersion version) => new(version, ModelLayout.Empty.With(version.Features));

    private static ModelVersion Version(string model, ModelTask task) => new()
    {
        Model = model,
        Version = "1",
        Task = task,
        Features =
        [
            new FeatureDefinition { Name = "load", Type = FeatureType.Numeric, Required = false },
            new FeatureDefinition { Name = "sleep", Type = FeatureType.Numeric, Required = false },
            new FeatureDefinition { Name = "level", Type = FeatureType.Categorical, Categories = ["beginner", "advanced"], Required = false },
            new FeatureDefinition { Name = "injury", Type = FeatureType.Boolean, Required = false },
            new FeatureDefinition { Name = "note", Type = FeatureType.Text, Required = false },
            new FeatureDefinition { Name = "taste", Type = FeatureType.Embedding, Dimension = 3, Required = false },
            new FeatureDefinition { Name = "odd name", Type = FeatureType.Categorical, Required = false },
        ],
    };
}

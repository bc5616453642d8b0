using Analytics.Contracts.Models;

namespace Analytics.Core.Tests.Ingestion;

/// <summary>Records and model versions for tests.</summary>
internal static class Some
{
    /// <summary>The batch of the documentation.</summary>
    public const string PredictionBatch =
        """
        {"sentAt":"2026-11-01T10:00:01Z","items":[{"id":"p-1","model":"churn","version":"3","subject":"u-42","timestamp":"2026-11-01T10:00:00Z",
          "output":{"score":0.83},"decision":"churn","features":{"tenure_months":7,"plan":"premium","trial":false},"latencyMs":12.5,
          "propensity":0.5,"experiment":{"key":"new-ranker","variant":"b"},"segments":{"country":"DE"},"context":{"session":"s-9"}}]}
        """;

    public static string Prediction(string rest = """ "output":{"score":0.8} """, string id = "p-1", string model = "churn") =>
        $$"""{"id":"{{id}}","model":"{{model}}","version":"3",{{rest}}}""";

    public static string Features(string features) => Prediction($$""" "output":{"score":0.8},"features":{{features}} """);

    public static string Feedback(string kind, string? value) =>
        $$"""{"id":"f-1","predictionId":"p-1","kind":"{{kind}}"{{(value is null ? "" : $",\"value\":{value}")}}}""";

    public static string Safety(string rest = "") =>
        $$"""{"id":"s-1","predictionId":"p-1","rule":"toxicity","verdict":"pass"{{rest}}}""";

    public static string Event(string rest = "") =>
        $$"""{"messageId":"e-1","event":"purchase","userId":"u-42"{{rest}}}""";

    public static ModelVersion Churn(params FeatureDefinition[] features) => new()
    {
        Model = "churn",
        Version = "3",
        Task = ModelTask.Binary,
        Classes = ["stays", "churns"],
        Threshold = 0.6,
        Features = features,
    };

    public static FeatureDefinition Tenure { get; } = new() { Name = "tenure", Type = FeatureType.Numeric, Min = 0, Max = 120 };

    public static FeatureDefinition Plan { get; } = new() { Name = "plan", Type = FeatureType.Categorical, Categories = ["free", "premium"] };

    public static FeatureDefinition Trial { get; } = new() { Name = "trial", Type = FeatureType.Boolean, Required = false };

    public static FeatureDefinition Note { get; } = new() { Name = "note", Type = FeatureType.Text, Required = false };

    public static FeatureDefinition Taste { get; } =
        new() { Name = "taste", Type = FeatureType.Embedding, Dimension = 3, Required = false };
}

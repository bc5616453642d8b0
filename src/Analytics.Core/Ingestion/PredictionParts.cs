using System.Text.Json;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>What was read of a prediction so far; its properties come in any order, and a row needs several of them at birth.</summary>
internal ref struct PredictionParts
{
    public PredictionParts()
    {
        Numbers = [];
        Categories = [];
    }

    public string? Id;
    public string? Model;
    public string? Version;
    public string? Subject;
    public DateTime? At;
    public bool HasOutput;
    public OutputParts Output;
    public string? Decision;

    /// <summary>At the features that came before model and version, while they wait for the schema.</summary>
    public Utf8JsonReader WaitingFeatures;
    public bool HasWaitingFeatures;
    public bool HasFeatures;
    public double[] Numbers;
    public string?[] Categories;
    public float[]? Embeddings;
    public FeatureExtras? Extras;

    public double? LatencyMs;
    public double? Propensity;
    public string? Policy;
    public string? Experiment;
    public string? Variant;
    public string[]? SegmentKeys;
    public string[]? SegmentValues;
    public string? Session;
    public string? Region;
    public string? AppVersion;
    public long? InputTokens;
    public long? OutputTokens;
    public double? Cost;
    public string? Currency;

    public readonly PredictionRow ToRow(ItemScope item, ref readonly Utf8JsonReader json) => new()
    {
        Index = item.Index,
        Id = Id!,
        IdHash = item.HashOf(Id!),
        BodyHash = item.BodyHash(in json),
        At = At ?? item.ReceivedAt,
        Model = Model!,
        Version = Version!,
        Score = Output.Score,
        Value = Output.Value,
        Predicted = Output.Predicted,
        Positive = Output.Positive,
        Negative = Output.Negative,
        Classes = Output.Classes,
        Probabilities = Output.Probabilities,
        Items = Output.Items,
        ItemScores = Output.ItemScores,
        Decision = Decision,
        Numbers = Numbers,
        Categories = Categories,
        Embeddings = Embeddings,
        LatencyMs = LatencyMs,
        Propensity = Propensity,
        Policy = Policy,
        Experiment = Experiment,
        Variant = Variant,
        SegmentKeys = SegmentKeys,
        SegmentValues = SegmentValues,
        Session = Session,
        Region = Region,
        AppVersion = AppVersion,
        InputTokens = InputTokens,
        OutputTokens = OutputTokens,
        Cost = Cost,
        Currency = Currency,
    };
}

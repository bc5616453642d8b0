using System.Text.Json.Serialization;

namespace Analytics.Contracts.Models;

/// <summary>What a model predicts; decides the shape of its output and the figures of its scorecard.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelTask>))]
public enum ModelTask
{
    /// <summary>One of two classes, by a score in [0, 1].</summary>
    [JsonStringEnumMemberName("binary")] Binary,

    /// <summary>One of several classes, by a probability each.</summary>
    [JsonStringEnumMemberName("multiclass")] Multiclass,

    /// <summary>A quantity.</summary>
    [JsonStringEnumMemberName("regression")] Regression,

    /// <summary>An ordered list of items.</summary>
    [JsonStringEnumMemberName("ranking")] Ranking,
}

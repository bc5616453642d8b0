using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>The records that a metric is made of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MetricSource>))]
public enum MetricSource
{
    /// <summary>Product events.</summary>
    [JsonStringEnumMemberName("events")] Events,

    /// <summary>Predictions of the unit.</summary>
    [JsonStringEnumMemberName("predictions")] Predictions,

    /// <summary>Predictions of the unit with their truth.</summary>
    [JsonStringEnumMemberName("labels")] Labels,

    /// <summary>Predictions of the unit with their feedback.</summary>
    [JsonStringEnumMemberName("feedback")] Feedback,

    /// <summary>Predictions of the unit with their safety checks.</summary>
    [JsonStringEnumMemberName("safety")] Safety,
}

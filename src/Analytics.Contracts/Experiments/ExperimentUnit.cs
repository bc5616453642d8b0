using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>What an experiment assigns to its variants.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExperimentUnit>))]
public enum ExperimentUnit
{
    /// <summary>The person (userId of events, subject of predictions).</summary>
    [JsonStringEnumMemberName("subject")] Subject,

    /// <summary>The session.</summary>
    [JsonStringEnumMemberName("session")] Session,

    /// <summary>The device (anonymousId of events).</summary>
    [JsonStringEnumMemberName("device")] Device,
}

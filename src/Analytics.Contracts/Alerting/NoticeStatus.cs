using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>How a group of alerts stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeStatus>))]
public enum NoticeStatus
{
    /// <summary>At least one alert fires and nobody has acknowledged it.</summary>
    [JsonStringEnumMemberName("firing")] Firing,

    /// <summary>Every alert that fires is acknowledged.</summary>
    [JsonStringEnumMemberName("acknowledged")] Acknowledged,

    /// <summary>No alert fires any more.</summary>
    [JsonStringEnumMemberName("resolved")] Resolved,
}

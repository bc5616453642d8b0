using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>What became of a notification in one channel.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    /// <summary>Waits for its first or next attempt.</summary>
    [JsonStringEnumMemberName("pending")] Pending,

    /// <summary>The other side took it.</summary>
    [JsonStringEnumMemberName("delivered")] Delivered,

    /// <summary>Given up; can be tried again by hand.</summary>
    [JsonStringEnumMemberName("dead")] Dead,
}

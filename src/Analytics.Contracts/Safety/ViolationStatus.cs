using System.Text.Json.Serialization;

namespace Analytics.Contracts.Safety;

/// <summary>Where the review of a violation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ViolationStatus>))]
public enum ViolationStatus
{
    /// <summary>Nobody has looked yet, or it was opened again.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>It is one.</summary>
    [JsonStringEnumMemberName("confirmed")] Confirmed,

    /// <summary>It is none.</summary>
    [JsonStringEnumMemberName("dismissed")] Dismissed,

    /// <summary>It was one, and its cause is gone.</summary>
    [JsonStringEnumMemberName("resolved")] Resolved,
}

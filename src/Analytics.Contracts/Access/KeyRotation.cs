using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;

namespace Analytics.Contracts.Access;

/// <summary>How a key is rotated, as <c>POST /v1/keys/{id}/rotate</c> takes it.</summary>
public sealed record KeyRotation
{
    /// <summary>How long the key of before goes on working, so that its sender can be changed without a gap: 0s to 30d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Overlap { get; init; } = TimeSpan.FromDays(1);
}

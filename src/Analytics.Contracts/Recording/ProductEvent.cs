using System.Text.Json;

namespace Analytics.Contracts.Recording;

/// <summary>A product event in Segment's shape, as <c>POST /v1/events</c> takes it; stored only with consent for analytics.</summary>
public sealed record ProductEvent
{
    /// <summary>Idempotency key, at most 100 characters. Absent: derived from the content.</summary>
    public string? MessageId { get; init; }

    /// <summary>One of track, identify, page, screen, group. Absent: track.</summary>
    public string? Type { get; init; }

    /// <summary>Name of the event ("subscription_started"), at most 200 characters; required for track.</summary>
    public string? Event { get; init; }

    /// <summary>The person; pseudonymised. One of this and <see cref="AnonymousId"/> is required.</summary>
    public string? UserId { get; init; }

    /// <summary>A person not yet known; pseudonymised.</summary>
    public string? AnonymousId { get; init; }

    /// <summary>When it happened, with an offset. Absent: when the service received it.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Money value of the event; also taken from <c>properties.value</c> or <c>properties.revenue</c>.</summary>
    public double? Value { get; init; }

    /// <summary>ISO 4217 code of <see cref="Value"/>; also taken from <c>properties.currency</c>; required with a value.</summary>
    public string? Currency { get; init; }

    /// <summary>Further properties; at most 200. Strings are scrubbed of personal data.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Properties { get; init; }

    /// <summary>Context (ip, userAgent, session, app.version, locale, consent); addresses are truncated and dropped.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Context { get; init; }
}

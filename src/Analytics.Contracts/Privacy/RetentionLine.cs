using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;

namespace Analytics.Contracts.Privacy;

/// <summary>How long one class of data is kept, and what is due.</summary>
public sealed record RetentionLine
{
    /// <summary>The class.</summary>
    public required RetentionClass Class { get; init; }

    /// <summary>How long it is kept, from when it happened.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public required TimeSpan Kept { get; init; }

    /// <summary>Time of the oldest that there is; absent: there is none.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>What happened before this midnight (UTC) expires with the next run.</summary>
    public required DateTimeOffset ExpiresBefore { get; init; }

    /// <summary>How many of them there are now: a preview of the next run.</summary>
    public required long Due { get; init; }
}

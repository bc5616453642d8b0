using System.Text.Json.Serialization;

namespace Analytics.Contracts.Safety;

/// <summary>What a rule says of a prediction that it applies to; the later the worse.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RailVerdict>))]
public enum RailVerdict
{
    /// <summary>Worth a look; no violation.</summary>
    [JsonStringEnumMemberName("warn")] Warn,

    /// <summary>Breaks the rule.</summary>
    [JsonStringEnumMemberName("violation")] Violation,

    /// <summary>Breaks the rule and must not be shown.</summary>
    [JsonStringEnumMemberName("blocked")] Blocked,
}

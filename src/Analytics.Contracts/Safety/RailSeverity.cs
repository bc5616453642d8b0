using System.Text.Json.Serialization;

namespace Analytics.Contracts.Safety;

/// <summary>How bad the harm is that a rule guards against.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RailSeverity>))]
public enum RailSeverity
{
    /// <summary>A nuisance.</summary>
    [JsonStringEnumMemberName("low")] Low,

    /// <summary>Someone may be worse off.</summary>
    [JsonStringEnumMemberName("medium")] Medium,

    /// <summary>Someone may be hurt.</summary>
    [JsonStringEnumMemberName("high")] High,

    /// <summary>Someone may be hurt badly, or many may.</summary>
    [JsonStringEnumMemberName("critical")] Critical,
}

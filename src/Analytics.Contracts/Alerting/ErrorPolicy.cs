using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>What becomes of a rule's alerts while it can't be evaluated.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorPolicy>))]
public enum ErrorPolicy
{
    /// <summary>They stay as they are. That the rule fails is an alert beside them.</summary>
    [JsonStringEnumMemberName("keep")] Keep,
}

using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>What too few data mean: no records, no figure, or fewer records than the rule's <c>minSamples</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoDataPolicy>))]
public enum NoDataPolicy
{
    /// <summary>The alert stays as it is: a figure that is missing neither raises nor resolves anything.</summary>
    [JsonStringEnumMemberName("keep")] Keep,

    /// <summary>As if the condition did not hold.</summary>
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>An alert of its own, after the rule's <c>for</c>.</summary>
    [JsonStringEnumMemberName("alert")] Alert,
}

using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>How the primary metric is decided.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnalysisMethod>))]
public enum AnalysisMethod
{
    /// <summary>Planned looks with group-sequential boundaries decide on benefit; a confidence sequence watches for harm at every look.</summary>
    [JsonStringEnumMemberName("sequential")] Sequential,

    /// <summary>One look, at the end.</summary>
    [JsonStringEnumMemberName("fixed")] Fixed,

    /// <summary>Chance to win and expected loss, judged at the end.</summary>
    [JsonStringEnumMemberName("bayesian")] Bayesian,
}

using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>What to do with an experiment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExperimentDecision>))]
public enum ExperimentDecision
{
    /// <summary>It has not begun, or nobody was exposed yet.</summary>
    [JsonStringEnumMemberName("notStarted")] NotStarted,

    /// <summary>Its data can't be trusted: find the cause first.</summary>
    [JsonStringEnumMemberName("blocked")] Blocked,

    /// <summary>Go on until the next planned look.</summary>
    [JsonStringEnumMemberName("keepRunning")] KeepRunning,

    /// <summary>Give the variant to everybody.</summary>
    [JsonStringEnumMemberName("ship")] Ship,

    /// <summary>Take the treatment away.</summary>
    [JsonStringEnumMemberName("rollBack")] RollBack,

    /// <summary>The plan is done and shows neither: decide by cost.</summary>
    [JsonStringEnumMemberName("inconclusive")] Inconclusive,
}

using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>Where an experiment is in its life.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExperimentStatus>))]
public enum ExperimentStatus
{
    /// <summary>Being written: it assigns nobody.</summary>
    [JsonStringEnumMemberName("draft")] Draft,

    /// <summary>Units are assigned; its plan is frozen.</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>Nobody is assigned for now; it can go on.</summary>
    [JsonStringEnumMemberName("paused")] Paused,

    /// <summary>It has ended; its results stay.</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>Kept for the record.</summary>
    [JsonStringEnumMemberName("archived")] Archived,
}

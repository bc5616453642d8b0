using System.Text.Json.Serialization;

namespace Analytics.Contracts.Monitoring;

/// <summary>What a check answers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingStatus>))]
public enum FindingStatus
{
    /// <summary>Nothing to worry about.</summary>
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>Its condition holds.</summary>
    [JsonStringEnumMemberName("alert")] Alert,

    /// <summary>Too few data to say: see <see cref="Finding.RowsNeeded"/>.</summary>
    [JsonStringEnumMemberName("notEnoughData")] NotEnoughData,

    /// <summary>It could not be checked; the reason says why.</summary>
    [JsonStringEnumMemberName("skipped")] Skipped,
}

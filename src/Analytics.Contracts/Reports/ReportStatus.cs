using System.Text.Json.Serialization;

namespace Analytics.Contracts.Reports;

/// <summary>Where a report stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportStatus>))]
public enum ReportStatus
{
    /// <summary>Waits for its turn, or is being written.</summary>
    [JsonStringEnumMemberName("pending")] Pending,

    /// <summary>Written; its content can be read.</summary>
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>It could not be written; the detail says why.</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}

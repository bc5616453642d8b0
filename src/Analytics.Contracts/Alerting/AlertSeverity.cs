using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>How bad an alert is, mildest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertSeverity>))]
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    [JsonStringEnumMemberName("info")] Info,

    /// <summary>Worth a look in working hours.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Something is broken.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>Someone must act now; no quiet hours hold it back.</summary>
    [JsonStringEnumMemberName("critical")] Critical,
}

using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>State of an alert.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertState>))]
public enum AlertState
{
    /// <summary>All is well.</summary>
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>The condition holds, but not for long enough yet.</summary>
    [JsonStringEnumMemberName("pending")] Pending,

    /// <summary>The condition has held for long enough.</summary>
    [JsonStringEnumMemberName("firing")] Firing,

    /// <summary>The condition has gone, but not for long enough yet.</summary>
    [JsonStringEnumMemberName("recovering")] Recovering,

    /// <summary>Firing, and someone has said that they see to it.</summary>
    [JsonStringEnumMemberName("acknowledged")] Acknowledged,

    /// <summary>There are too few data to judge by, for long enough, and the rule says that this is an alert.</summary>
    [JsonStringEnumMemberName("noData")] NoData,

    /// <summary>The rule could not be evaluated for long enough.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>The rule is paused.</summary>
    [JsonStringEnumMemberName("paused")] Paused,
}

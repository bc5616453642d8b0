using System.Text.Json.Serialization;

namespace Analytics.Contracts.Privacy;

/// <summary>What is kept for a time of its own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RetentionClass>))]
public enum RetentionClass
{
    /// <summary>Free text: comments of feedback, evidence of safety checks, features outside the schema. The record stays without it.</summary>
    [JsonStringEnumMemberName("texts")] Texts,

    /// <summary>Records, what is derived from them one by one, and the journal of their arrival.</summary>
    [JsonStringEnumMemberName("records")] Records,

    /// <summary>Counts and distributions by hour and day, of nobody in particular.</summary>
    [JsonStringEnumMemberName("rollUps")] RollUps,

    /// <summary>The audit trail.</summary>
    [JsonStringEnumMemberName("audit")] Audit,
}

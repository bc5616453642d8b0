using System.Text.Json.Serialization;

namespace Analytics.Contracts.Access;

/// <summary>What a person is here for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonRole>))]
public enum PersonRole
{
    /// <summary>Everything, and nobody else: people, keys and channels.</summary>
    [JsonStringEnumMemberName("administrator")] Administrator,

    /// <summary>Reads figures, scorecards, experiments and reports; no individuals, and no group of people that is too small.</summary>
    [JsonStringEnumMemberName("executive")] Executive,

    /// <summary>Reads everything, individual records too; makes monitors, experiments and safety rules.</summary>
    [JsonStringEnumMemberName("analyst")] Analyst,

    /// <summary>Reads as an executive; runs experiments, sees to alerts and schedules reports.</summary>
    [JsonStringEnumMemberName("productOwner")] ProductOwner,

    /// <summary>Reads figures of what is the own only.</summary>
    [JsonStringEnumMemberName("coach")] Coach,
}

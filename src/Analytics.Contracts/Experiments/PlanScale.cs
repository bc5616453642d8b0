using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>Which test a plan is made for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanScale>))]
public enum PlanScale
{
    /// <summary>The relative effect, as results show it (delta method): the control's own noise counts too. Needs the most units.</summary>
    [JsonStringEnumMemberName("relative")] Relative,

    /// <summary>The plain difference, as other planners have it: Student's t of two means, the pooled z of two shares.</summary>
    [JsonStringEnumMemberName("absolute")] Absolute,
}

using System.Text.Json.Serialization;

namespace Analytics.Contracts.Assignment;

/// <summary>Why a unit has the variant that it has, or none.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssignmentOutcome>))]
public enum AssignmentOutcome
{
    /// <summary>Its hash fell to a variant: it takes part.</summary>
    [JsonStringEnumMemberName("assigned")] Assigned,

    /// <summary>It was given a variant by hand: it does not count.</summary>
    [JsonStringEnumMemberName("overridden")] Overridden,

    /// <summary>The request named no unit of this kind.</summary>
    [JsonStringEnumMemberName("noUnit")] NoUnit,

    /// <summary>It is in the holdout.</summary>
    [JsonStringEnumMemberName("heldOut")] HeldOut,

    /// <summary>It is outside the experiment's slice of the namespace.</summary>
    [JsonStringEnumMemberName("otherLayer")] OtherLayer,

    /// <summary>Its attributes do not fulfil the targeting.</summary>
    [JsonStringEnumMemberName("notTargeted")] NotTargeted,

    /// <summary>It is not in the experiments that this one needs.</summary>
    [JsonStringEnumMemberName("prerequisite")] Prerequisite,

    /// <summary>Its variant was taken away: it gets the control and is not exposed, so records of it name no experiment.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,

    /// <summary>Its hash fell outside the coverage.</summary>
    [JsonStringEnumMemberName("notCovered")] NotCovered,
}

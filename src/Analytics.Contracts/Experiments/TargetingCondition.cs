using System.Text.Json;

namespace Analytics.Contracts.Experiments;

/// <summary>A condition on an attribute of the unit; all conditions of an experiment must hold.</summary>
public sealed record TargetingCondition
{
    /// <summary>Name of the attribute in the assignment request, 1 to 100 characters.</summary>
    public required string Attribute { get; init; }

    /// <summary>in, notIn, &gt;, &gt;=, &lt;, &lt;=, exists or missing. A missing attribute fulfils notIn and missing only.</summary>
    public string Op { get; init; } = "in";

    /// <summary>What it is compared with: 1 to 200 strings, numbers or booleans for in and notIn, one number for the comparisons, none for exists and missing.</summary>
    public IReadOnlyList<JsonElement> Values { get; init; } = [];
}

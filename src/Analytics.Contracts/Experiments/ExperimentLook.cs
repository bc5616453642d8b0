using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>A look that was taken at the primary metric.</summary>
public sealed record ExperimentLook
{
    /// <summary>When it was taken.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The data up to here were looked at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Number of the planned look; null: it is not of the plan, and exploratory.</summary>
    public int? Planned { get; init; }

    /// <summary>Two-sided error spent by the plan up to it; 0 for one that is not of the plan.</summary>
    public double SpentAlpha { get; init; }

    /// <summary>The treatment.</summary>
    public required string Variant { get; init; }

    /// <summary>Units of both variants.</summary>
    public long Units { get; init; }

    /// <summary>The effect.</summary>
    public double Effect { get; init; }

    /// <summary>Its standard error.</summary>
    public double StandardError { get; init; }

    /// <summary>True: the effect is a share of the control's value; false: in the unit of the metric. Null where an earlier version took the look.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsRelative { get; init; }

    /// <summary>Of a planned look: the comparison as it stood, with what it was computed from. Null for others, and where an earlier version took the look.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VariantComparison? Comparison { get; init; }

    /// <summary>Of a planned look: the guardrails as they stood, by key of the metric. Null for others, and where an earlier version took the look.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, VariantComparison>? Guardrails { get; init; }

    /// <summary>|z| that it had to reach; null for a look that is not of the plan.</summary>
    public double? Bound { get; init; }

    /// <summary>better, worse or undecided.</summary>
    public required string Outcome { get; init; }

    /// <summary>Hash of the plan in force.</summary>
    public required string Plan { get; init; }
}

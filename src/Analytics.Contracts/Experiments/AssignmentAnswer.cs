using Analytics.Contracts.Assignment;

namespace Analytics.Contracts.Experiments;

/// <summary>What one experiment gives a visitor.</summary>
public sealed record AssignmentAnswer
{
    /// <summary>Key of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Key of the variant; the control where the visitor takes no part.</summary>
    public required string Variant { get; init; }

    /// <summary>Why.</summary>
    public required AssignmentOutcome Outcome { get; init; }

    /// <summary>Probability with which those who take part get this variant.</summary>
    public double? Propensity { get; init; }

    /// <summary>The model that serves the variant.</summary>
    public string? Model { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }
}

namespace Analytics.Contracts.Experiments;

/// <summary>A variant of an experiment. The first is the control.</summary>
public sealed record VariantDefinition
{
    /// <summary>Its key, as predictions and exposures name it: 1 to 100 letters, digits and . _ -, none twice.</summary>
    public required string Key { get; init; }

    /// <summary>What it is, for people. Absent: its key is shown.</summary>
    public string? Name { get; init; }

    /// <summary>Share of the units that take part, 0 to 1; all weights sum to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>Name of the model that serves it; told with the assignment. Absent: none is told.</summary>
    public string? Model { get; init; }

    /// <summary>The version of that model; needs a model. Absent: none is told.</summary>
    public string? Version { get; init; }
}

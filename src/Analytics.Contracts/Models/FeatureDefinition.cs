namespace Analytics.Contracts.Models;

/// <summary>One input of a model version.</summary>
public sealed record FeatureDefinition
{
    /// <summary>Name, 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of the input.</summary>
    public required FeatureType Type { get; init; }

    /// <summary>Unit of a numeric input ("months"), for people.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest valid number, inclusive.</summary>
    public double? Min { get; init; }

    /// <summary>Largest valid number, inclusive.</summary>
    public double? Max { get; init; }

    /// <summary>Valid categories; absent: any.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Length of an embedding, 1 to 4,096; required for one.</summary>
    public int? Dimension { get; init; }

    /// <summary>False where a prediction may leave it out without a finding. Default true.</summary>
    public bool Required { get; init; } = true;
}

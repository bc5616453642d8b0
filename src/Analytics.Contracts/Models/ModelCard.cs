namespace Analytics.Contracts.Models;

/// <summary>What people should know of a model version.</summary>
public sealed record ModelCard
{
    /// <summary>What it is for.</summary>
    public string? IntendedUse { get; init; }

    /// <summary>What it must not be used for, and where it fails.</summary>
    public string? Limitations { get; init; }

    /// <summary>What it was trained on.</summary>
    public string? TrainingData { get; init; }

    /// <summary>Licence of the model or its data.</summary>
    public string? Licence { get; init; }
}

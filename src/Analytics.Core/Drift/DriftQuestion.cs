using Analytics.Contracts.Reporting;

namespace Analytics.Core.Drift;

/// <summary>What is asked of the <see cref="DriftAnalyser"/>.</summary>
public sealed record DriftQuestion
{
    public required string Model { get; init; }

    /// <summary>One version only; null for all.</summary>
    public string? Version { get; init; }

    /// <summary>The window to judge.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>What it is compared with; null: the window registered with the version, or else the one before.</summary>
    public TimeRange? Reference { get; init; }

    /// <summary>Takes the window before even where a reference is registered.</summary>
    public bool AgainstPrevious { get; init; }

    /// <summary>Name of a numeric test; null: chosen by size.</summary>
    public string? NumericTest { get; init; }

    /// <summary>Name of a categorical test; null: the usual one.</summary>
    public string? CategoricalTest { get; init; }
}

using Analytics.Core.Findings;

namespace Analytics.Core.Drift;

/// <summary>What is asked of the <see cref="DriftAnalyser"/>.</summary>
public sealed record DriftQuestion
{
    /// <summary>The rows judged, and those that they are compared with.</summary>
    public required AnalysisScope Scope { get; init; }

    /// <summary>Probability that a report without any drift flags any column, at most; in (0, 1).</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Name of a numeric test; null: chosen by size.</summary>
    public string? NumericTest { get; init; }

    /// <summary>Name of a categorical test; null: the usual one.</summary>
    public string? CategoricalTest { get; init; }

    /// <summary>Columns to judge; empty: all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}

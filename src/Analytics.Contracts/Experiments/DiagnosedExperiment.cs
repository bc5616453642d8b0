namespace Analytics.Contracts.Experiments;

/// <summary>A/A tests of a running experiment: its units dealt anew by hash seeds, its primary metric tested each time.</summary>
public sealed record DiagnosedExperiment
{
    /// <summary>Key of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Key of its primary metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Error of its plan: about this share of A/A tests is significant where the analysis is sound.</summary>
    public required double Alpha { get; init; }

    /// <summary>Seeds that were tested.</summary>
    public int AaTests { get; init; }

    /// <summary>Share of them that is significant; null without tests.</summary>
    public double? AaFalsePositiveRate { get; init; }

    /// <summary>p-value that this share is α and chance; null without tests.</summary>
    public double? AaPValue { get; init; }

    /// <summary>True: that p-value is below 0.001, corrected over the experiments (Benjamini-Hochberg).</summary>
    public bool AaSuspicious { get; init; }

    /// <summary>Other running experiments with units in common.</summary>
    public int Others { get; init; }

    /// <summary>Why something is missing; null where nothing is.</summary>
    public string? Missing { get; init; }
}

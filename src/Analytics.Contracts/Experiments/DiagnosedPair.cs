namespace Analytics.Contracts.Experiments;

/// <summary>Whether one running experiment changes the effect of another.</summary>
public sealed record DiagnosedPair
{
    /// <summary>The experiment whose effect is looked at, by its primary metric.</summary>
    public required string Experiment { get; init; }

    /// <summary>Its treatment.</summary>
    public required string Variant { get; init; }

    /// <summary>Its primary metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The experiment that may change it.</summary>
    public required string Other { get; init; }

    /// <summary>Treatment of the other.</summary>
    public required string OtherVariant { get; init; }

    /// <summary>Units in both.</summary>
    public required long Units { get; init; }

    /// <summary>Effect beside the other's treatment less effect beside its control, in the unit of the metric; null where some combination has no units.</summary>
    public EffectFigures? Effect { get; init; }

    /// <summary>p-value of no interaction.</summary>
    public double? PValue { get; init; }

    /// <summary>The same by Benjamini-Hochberg over all pairs.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>True: the corrected p-value is below 0.05.</summary>
    public bool Interacts { get; init; }

    /// <summary>p-value that the two assign independently.</summary>
    public required double DependencePValue { get; init; }

    /// <summary>True: that is below 0.001, corrected over all pairs of experiments: their effects are mixed.</summary>
    public bool Mixed { get; init; }
}

using Analytics.Core.Findings;
using Analytics.Core.Ports;

namespace Analytics.Core.Performance;

/// <summary>What is asked about the performance of a model.</summary>
public sealed record PerformanceQuestion
{
    /// <summary>The rows judged, and those that they are compared with; its window must be faultless.</summary>
    public required AnalysisScope Scope { get; init; }

    /// <summary>Width of the buckets.</summary>
    public required BucketWidth Width { get; init; }

    /// <summary>Probability that a check of one kind (realised, estimated, …) alerts although nothing is wrong, at most.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>How the scores of a binary model are made estimates: one of <see cref="PerformanceAnalyser.Estimators"/>.</summary>
    public string Estimator { get; init; } = PerformanceAnalyser.Cbpe;

    /// <summary>Whether figures are corrected for labels that arrive selectively: reads a sample, and changes no finding.</summary>
    public bool Corrects { get; init; }
}

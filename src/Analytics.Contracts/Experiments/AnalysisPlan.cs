using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>How the experiment will be read, written down before it starts. Frozen while it runs.</summary>
public sealed record AnalysisPlan
{
    /// <summary>How the primary metric is decided.</summary>
    public AnalysisMethod Method { get; init; } = AnalysisMethod.Sequential;

    /// <summary>Two-sided error α of the primary metric, shared evenly by the treatments; 0.000001 to 0.2.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Probability to find the smallest effect worth finding, 0.5 to 0.99; for the planner and the figures of power.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>Smallest relative effect worth finding, as a share of the control's value: 0.05 is 5 %. 0.000001 to 1,000.</summary>
    public double MinimumDetectableEffect { get; init; } = 0.05;

    /// <summary>Length of the experiment in days, 7 to 364; whole weeks, so that every weekday counts alike.</summary>
    public int Days { get; init; } = 28;

    /// <summary>Looks that are planned, evenly over the days; the sequential method decides on benefit at these only, the others look once at the end. 1 to 20.</summary>
    public int Looks { get; init; } = 4;

    /// <summary>How the sequential method spends its error over the looks, t being the share of the days: power (α t²), obrienFleming (hardly any early on) or pocock (evenly).</summary>
    public string Spending { get; init; } = "power";

    /// <summary>Units of both arms together at which the confidence sequence is tightest, 1 to 1,000,000,000,000. Absent: 5,000.</summary>
    public double? TunedUnits { get; init; }

    /// <summary>Days before the first exposure whose value of a metric is taken out of it as noise (CUPED), 0 to 90; 0: none.</summary>
    public int CupedDays { get; init; } = 14;

    /// <summary>
    /// Keys of metrics (proportion, count or sum; at most 5) whose value over the same days before the first exposure is taken out of proportions, counts and sums too (CUPED).
    /// Absent: the metric's own past only.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Covariates { get; init; }

    /// <summary>Correction of p-values over the secondary metrics and over segments: holm, bonferroni, bh (Benjamini-Hochberg, false discovery rate) or none.</summary>
    public string Correction { get; init; } = "holm";

    /// <summary>Belief about relative effects before any data: its standard deviation around 0, 0.000001 to 1,000 (0.3 is 30 %). Absent: no belief.</summary>
    public double? PriorDeviation { get; init; }
}

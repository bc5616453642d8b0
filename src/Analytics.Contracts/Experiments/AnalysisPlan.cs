namespace Analytics.Contracts.Experiments;

/// <summary>How the experiment will be read, written down before it starts. Frozen while it runs.</summary>
public sealed record AnalysisPlan
{
    /// <summary>How the primary metric is decided.</summary>
    public AnalysisMethod Method { get; init; } = AnalysisMethod.Sequential;

    /// <summary>Two-sided error α, above 0 and at most 0.2.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Power, 0.5 to 0.99.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>Smallest relative effect worth finding, above 0.</summary>
    public double MinimumDetectableEffect { get; init; } = 0.05;

    /// <summary>Length of the experiment in days; whole weeks, so that every weekday counts alike.</summary>
    public int Days { get; init; } = 28;

    /// <summary>Looks that are planned, evenly over the days; the sequential method decides on benefit at these only. 1 to 20.</summary>
    public int Looks { get; init; } = 4;

    /// <summary>How the error is spent over the looks: power (α t²), obrienFleming or pocock.</summary>
    public string Spending { get; init; } = "power";

    /// <summary>Units of both arms at which the confidence sequence is tightest, above 0. Absent: 5,000.</summary>
    public double? TunedUnits { get; init; }

    /// <summary>Days before the first exposure whose value of a metric is taken out of it as noise (CUPED); 0: none.</summary>
    public int CupedDays { get; init; } = 14;

    /// <summary>Correction over the secondary metrics and over segments: holm, bonferroni, bh or none.</summary>
    public string Correction { get; init; } = "holm";

    /// <summary>Belief about relative effects before any data: its standard deviation around 0. Absent: none.</summary>
    public double? PriorDeviation { get; init; }
}

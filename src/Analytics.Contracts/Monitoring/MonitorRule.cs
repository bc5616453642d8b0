namespace Analytics.Contracts.Monitoring;

/// <summary>What makes a window an alert.</summary>
public sealed record MonitorRule
{
    /// <summary>
    /// <c>verdict</c>: the check's own verdict, sure by chance and of a size that matters, at the level of the alarm budget.
    /// <c>threshold</c>: the score is beyond <see cref="Value"/>.
    /// <c>deviation</c>: the score is further than <see cref="K"/> standard deviations from the mean of the reference's own windows.
    /// <c>pValue</c>: the p-value, corrected over the monitor's columns, is at most the level.
    /// <c>eDetector</c>: evidence gathered over the windows, which may be looked at any time, reaches the run length that the alarm budget asks for. Shares
    /// (safety, measures of shares) by every row, against a baseline that reaches as far as the reference and each of its windows surely do; other scores by how they vary
    /// from window to window, as if normal: of the reference's windows, or the first five of those before.
    /// </summary>
    public string Kind { get; init; } = "verdict";

    /// <summary>For threshold: one of &gt;, &gt;=, &lt;, &lt;=.</summary>
    public string? Op { get; init; }

    /// <summary>For threshold: the number.</summary>
    public double? Value { get; init; }

    /// <summary>For threshold: what is compared, <c>value</c> or the <c>lower</c> or <c>upper</c> end of its 95 % interval.</summary>
    public string Of { get; init; } = "value";

    /// <summary>For deviation: how many standard deviations, above 0.</summary>
    public double K { get; init; } = 3;

    /// <summary>For deviation and eDetector: windows of the reference, and windows before the one that is judged, at most; 5 to 60.</summary>
    public int Windows { get; init; } = 14;

    /// <summary>
    /// For eDetector, and for the verdict on a measure: the changes to find, <c>up</c>, <c>down</c> or <c>both</c>. Absent: for the verdict the worse where the
    /// measure has one (accuracy down, latency up), else both; for eDetector up, for measures, series and performance both.
    /// </summary>
    public string? Side { get; init; }

    /// <summary>
    /// Probability of a false alarm of one window, above 0 and below 1. Absent: this monitor's share of the model's alarm budget.
    /// </summary>
    public double? Alpha { get; init; }

    /// <summary>For pValue: holm, bonferroni, bh (Benjamini-Hochberg) or by (Benjamini-Yekutieli).</summary>
    public string Correction { get; init; } = "holm";
}

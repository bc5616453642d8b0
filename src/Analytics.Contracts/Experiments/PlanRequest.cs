namespace Analytics.Contracts.Experiments;

/// <summary>Asks how large an experiment must be, as <c>POST /v1/experiments/plan</c> takes it. One of metric, mean and share is required.</summary>
public sealed record PlanRequest
{
    /// <summary>Key of the metric; its baseline is taken from the history.</summary>
    public string? Metric { get; init; }

    /// <summary>What is assigned.</summary>
    public ExperimentUnit Unit { get; init; }

    /// <summary>Days of history up to now for the baseline, 7 to 180.</summary>
    public int HistoryDays { get; init; } = 28;

    /// <summary>Mean of the metric by unit, in place of the history; 1e-12 to 1e12 from 0.</summary>
    public double? Mean { get; init; }

    /// <summary>Variance of the metric by unit; required with a mean, 1e-24 to 1e24; for a share p it is p (1 − p).</summary>
    public double? Variance { get; init; }

    /// <summary>The metric as a share of the units, in place of the history or of mean and variance; 1e-12 or more and below 1.</summary>
    public double? Share { get; init; }

    /// <summary>Which test is planned for; the effect stays a share of the control's value.</summary>
    public PlanScale Scale { get; init; }

    /// <summary>Units of all variants together to be judged: which effect they find, and with which power; 4 to 1e12. Absent: none.</summary>
    public double? Units { get; init; }

    /// <summary>New units a day that are exposed, in place of the history, of which units are counted once, by their first appearance; 1e-12 to 1e12.</summary>
    public double? UnitsPerDay { get; init; }

    /// <summary>Share of the units that take part, 1e-12 to 1.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>Weights of the variants, the control first, 2 to 20, each 1e-12 or more.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [0.5, 0.5];

    /// <summary>How it will be read: method, α, power, smallest effect, looks, days of CUPED.</summary>
    public AnalysisPlan Analysis { get; init; } = new();
}

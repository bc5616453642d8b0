namespace Analytics.Contracts.Experiments;

/// <summary>How large an experiment must be.</summary>
public sealed record PlanAnswer
{
    /// <summary>The answer in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Mean of the metric by unit.</summary>
    public required double Mean { get; init; }

    /// <summary>Its variance by unit, before CUPED.</summary>
    public required double Variance { get; init; }

    /// <summary>Units that the baseline rests on; 0 where it was given.</summary>
    public long HistoryUnits { get; init; }

    /// <summary>New units a day, in the mean over the days of the plan. Of a history people who return are counted once; beyond it as many new ones come as in its last seven days.</summary>
    public double? UnitsPerDay { get; init; }

    /// <summary>Share of the variance that CUPED takes away, in the history; null without history.</summary>
    public double? VarianceReduction { get; init; }

    /// <summary>How many times more units the planned looks may take than one look.</summary>
    public required double SequentialInflation { get; init; }

    /// <summary>Units of all variants together for the smallest effect; null where no number is enough.</summary>
    public required double Units { get; init; }

    /// <summary>Days for that, in whole weeks; null without traffic.</summary>
    public int? Days { get; init; }

    /// <summary>For a metric of labels: how old units must be to count; null for others.</summary>
    public LabelWindow? LabelWindow { get; init; }

    /// <summary>What the units find that were asked about; null where none were.</summary>
    public PlanPower? ForUnits { get; init; }

    /// <summary>What can be found in how many days, those of the plan among them.</summary>
    public IReadOnlyList<DetectableEffect> ByDays { get; init; } = [];
}

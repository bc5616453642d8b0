namespace Analytics.Core.Ports;

/// <summary>A metric by unit.</summary>
public sealed record UnitMetric
{
    /// <summary>Largest size of a number that counts: the eighth power of it, as variances of relative effects are made of, is still finite. Nothing that is measured is beyond.</summary>
    public const double LargestValue = 1e30;

    public required UnitValue Value { get; init; }

    /// <summary>Whether it is made of all records of a variant at once, and not added up from units and days.</summary>
    public bool IsWhole => Value is UnitValue.Quantile or UnitValue.Area;

    /// <summary>The records; of a funnel the first step.</summary>
    public required UnitRecords Records { get; init; }

    /// <summary>For a ratio: records of its denominator. Null: it is the number of <see cref="Records"/>.</summary>
    public UnitRecords? Denominator { get; init; }

    /// <summary>For a funnel: the further steps.</summary>
    public IReadOnlyList<UnitRecords> Steps { get; init; } = [];

    /// <summary>Records count from so long after the first exposure.</summary>
    public TimeSpan After { get; init; }

    /// <summary>For so long; a unit counts once that is over. Null: to the end, and every unit counts.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Units and records count only that are so much older than the end of the data, so that their labels had time to come.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Records of so long before the first exposure make a covariate (two for a ratio), after the variables themselves. Zero: none.</summary>
    public TimeSpan Lookback { get; init; }

    /// <summary>Others (any, count or sum) whose values of so long before are covariates too, after its own.</summary>
    public IReadOnlyList<UnitMetric> Covariates { get; init; } = [];

    /// <summary>Cut of the values from above.</summary>
    public double? Cap { get; init; }

    /// <summary>Cut at this level of the values other than 0 of all variants.</summary>
    public double? CapLevel { get; init; }

    /// <summary>Level of a quantile.</summary>
    public double Level { get; init; }
}

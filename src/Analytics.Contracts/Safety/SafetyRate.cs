namespace Analytics.Contracts.Safety;

/// <summary>How often something happened, and how often it may happen in truth.</summary>
public sealed record SafetyRate
{
    /// <summary>How often it happened.</summary>
    public required long Count { get; init; }

    /// <summary>Among how many.</summary>
    public required long Checked { get; init; }

    /// <summary>Count ÷ checked; absent where nothing was checked.</summary>
    public double? Rate { get; init; }

    /// <summary>Exact one-sided 95 % upper bound of the true rate (Clopper and Pearson); absent where nothing was checked.</summary>
    public double? Upper { get; init; }

    /// <summary>The same in words.</summary>
    public required string Statement { get; init; }
}

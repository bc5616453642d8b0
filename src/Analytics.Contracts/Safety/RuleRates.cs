namespace Analytics.Contracts.Safety;

/// <summary>How often a rule applied.</summary>
public sealed record RuleRates
{
    /// <summary>Name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>"rails" for rules of the service; "reported" for checks that were sent to it.</summary>
    public required string Source { get; init; }

    /// <summary>Verdict of the rule; absent for reported checks, of which violations and blocks count.</summary>
    public RailVerdict? Verdict { get; init; }

    /// <summary>How bad it is; absent for reported checks.</summary>
    public RailSeverity? Severity { get; init; }

    /// <summary>Over the whole window.</summary>
    public required SafetyRate Total { get; init; }

    /// <summary>By version of the model.</summary>
    public required IReadOnlyList<SplitRate> ByVersion { get; init; }

    /// <summary>By segment key, then value.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<SplitRate>> BySegment { get; init; }
}

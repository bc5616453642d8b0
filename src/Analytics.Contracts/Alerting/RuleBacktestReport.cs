using Analytics.Contracts.Monitoring;

namespace Analytics.Contracts.Alerting;

/// <summary>What a rule would have done in the past, with the records that are stored now. Nothing is kept and nobody is told.</summary>
public sealed record RuleBacktestReport
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Time from one evaluation to the next: the rule's own, or longer where the history is too long for it.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(DurationConverter))]
    public required TimeSpan Every { get; init; }

    /// <summary>Evaluations.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Evaluations in which the condition held for at least one alert.</summary>
    public required int Breaches { get; init; }

    /// <summary>Evaluations in which no figure rested on enough records.</summary>
    public required int WithoutData { get; init; }

    /// <summary>How often it would have fired.</summary>
    public required int Fired { get; init; }

    /// <summary>The same in 30 days.</summary>
    public required double FiredPerMonth { get; init; }

    /// <summary>The firings, oldest first.</summary>
    public required IReadOnlyList<RuleBacktestFiring> Firings { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}

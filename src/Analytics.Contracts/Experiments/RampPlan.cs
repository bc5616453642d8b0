using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;

namespace Analytics.Contracts.Experiments;

/// <summary>
/// A canary: the share of the treatments grows step by step as long as no guardrail is crossed, by the coverage of the experiment, so that nobody changes sides. With automatic rollback
/// a treatment that crosses one is taken away, its units get the control, and the others climb on; without, all stand still while one is crossed.
/// </summary>
public sealed record RampPlan
{
    /// <summary>Shares of all units that the treatments have together, in the proportions of their weights: 1 to 20, ascending, 0.000001 or more and at most their weights together. The share of one that was taken away is not dealt anew.</summary>
    public IReadOnlyList<double> Steps { get; init; } = [0.01, 0.05, 0.2, 0.5];

    /// <summary>How long a step lasts at the least, 1m to 30d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Hold { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Fewest units that each treatment must have got within a step before the next, 2 or more.</summary>
    public long MinimumUnits { get; init; } = 100;
}

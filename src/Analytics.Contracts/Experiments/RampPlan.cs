using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;

namespace Analytics.Contracts.Experiments;

/// <summary>A canary: the treatment's share grows step by step as long as no guardrail is crossed, by the coverage of the experiment, so that nobody changes sides. For experiments of two variants.</summary>
public sealed record RampPlan
{
    /// <summary>Shares of all units that the treatment has, 1 to 20, ascending, above 0 and at most its weight.</summary>
    public IReadOnlyList<double> Steps { get; init; } = [0.01, 0.05, 0.2, 0.5];

    /// <summary>How long a step lasts at the least, 1m to 30d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Hold { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Fewest units that the treatment must have got within a step before the next, 2 or more.</summary>
    public long MinimumUnits { get; init; } = 100;
}

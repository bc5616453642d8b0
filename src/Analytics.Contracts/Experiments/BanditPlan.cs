using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;

namespace Analytics.Contracts.Experiments;

/// <summary>A bandit: weights follow the probability of each variant to be the best in the primary metric (Thompson sampling).</summary>
public sealed record BanditPlan
{
    /// <summary>Pause between two updates of the weights, 1m to 30d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Least share of a variant, 0 to 1 / number of variants: every one goes on being measured.</summary>
    public double Floor { get; init; } = 0.01;

    /// <summary>Fewest units of each variant before the first update, 2 or more.</summary>
    public long MinimumUnits { get; init; } = 100;
}

using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Power;

/// <summary>What an experiment that is under way can still find.</summary>
/// <param name="Power">Power to find the target with the units so far.</param>
/// <param name="ScalingFactor">Further units over units so far until the power is reached; 0 where it is already, null where 2²⁷ times as many do not reach it.</param>
/// <param name="AdditionalUnits">Further units of both arms; null as the factor.</param>
public sealed record MidExperimentPower(double Power, double? ScalingFactor, double? AdditionalUnits)
{
    private const double MostScaling = 1 << 27;

    /// <summary>
    /// The variance of the effect as seen is scaled to more units; several tests divide the error, several goals share the power as if independent. O(1),
    /// some 60 steps. Source: GrowthBook documentation, "Mid-experiment power".
    /// </summary>
    /// <param name="effect">The effect so far; its variance and units are used, its value is not.</param>
    /// <param name="target">Effect to find, finite and not 0, in the unit of the effect.</param>
    /// <param name="power">Power to reach for all goals together, above 0 and below 1.</param>
    /// <param name="error">Error α of the two-sided test, above 0 and below 1.</param>
    /// <param name="goals">Goal metrics, at least 1.</param>
    /// <param name="tests">Tests that share the error, at least 1.</param>
    /// <param name="tunedUnits">Units N* of an asymptotic confidence sequence; null for a fixed test.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentException">The effect was not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static MidExperimentPower Of(
        Effect effect, double target, double power = 0.8, double error = 0.05, int goals = 1, int tests = 1, double? tunedUnits = null)
    {
        if (effect.Units < 2) throw new ArgumentException("The effect was not set.", nameof(effect));
        if (!(target is not 0 && double.IsFinite(target))) throw new ArgumentOutOfRangeException(nameof(target), "The target must be finite and not 0.");
        PowerInput.Power(power);
        PowerInput.Error(error);
        ArgumentOutOfRangeException.ThrowIfLessThan(goals, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(tests, 1);

        var wanted = Math.Pow(power, 1.0 / goals);
        double At(double factor) => EffectPower.Of(
            target,
            Math.Sqrt(effect.Variance / (1 + factor)),
            error / tests,
            inflation: tunedUnits is { } tuned ? ConfidenceSequence.Inflation(effect.Units * (1 + factor), 1 - error / tests, tuned) : 1);

        var now = At(0);
        if (now >= wanted) return new(now, 0, 0);
        var end = 1.0;
        while (At(end) < wanted)
        {
            if (end >= MostScaling) return new(now, null, null);
            end *= 2;
        }

        var found = Root.Between(factor => At(factor) - wanted, 0, end);
        return new(now, found, found * effect.Units);
    }
}

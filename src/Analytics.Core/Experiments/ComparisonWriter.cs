using System.Globalization;
using Analytics.Contracts.Experiments;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Bayesian;
using Analytics.Statistics.Experiments.Power;
using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Experiments;

/// <summary>Makes the figures of a comparison from its one effect.</summary>
internal static class ComparisonWriter
{
    public static VariantComparison Write(string variant, MetricDefinition metric, ComparedArms arms, ComparisonRule rule)
    {
        var direction = metric.LowerIsBetter ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter;
        var effect = arms.Effect;
        var test = EffectTest.Run(effect, confidence: 1 - rule.Alpha);
        var sequence = ConfidenceSequence.TwoSided(effect, 1 - rule.Alpha, rule.TunedUnits);
        var prior = rule.Plan.PriorDeviation is { } deviation ? new LiftPrior(0, arms.IsRelative ? deviation : deviation * Math.Abs(arms.Control.Mean)) : null;
        var belief = LiftPosterior.Of(effect, prior is { } given && !ArmComparer.IsNothing(given.Deviation) ? prior : null, direction, rule.Confidence);
        var (name, interval) = Decide(effect, test, sequence, belief, rule);

        // A credible interval is that of the belief, whose mean is not the plain effect where there was a belief before.
        var (value, spread) = rule.Plan.Method == AnalysisMethod.Bayesian ? (belief.Mean, belief.Deviation) : (effect.Value, effect.StandardError);
        var significant = interval.Lower > 0 || interval.Upper < 0;
        var smallest = EffectPower.StandardisedEffect(rule.Plan.Power, rule.Alpha) * effect.StandardError;
        var planned = arms.IsRelative || ArmComparer.IsNothing(arms.Control.Mean) ? rule.Plan.MinimumDetectableEffect : rule.Plan.MinimumDetectableEffect * Math.Abs(arms.Control.Mean);
        return new VariantComparison
        {
            Variant = variant,
            IsRelative = arms.IsRelative,
            Effect = Figures(value, interval),
            Absolute = Figures(value * arms.Baseline, new Interval(interval.Lower * arms.Baseline, interval.Upper * arms.Baseline)),
            Rule = name,
            Confidence = rule.Confidence,
            Significant = significant,
            Better = significant ? value > 0 != metric.LowerIsBetter : null,
            StandardError = spread,
            PValue = test.PValue,
            AlwaysValidPValue = sequence.PValue,
            AlwaysValid = Figures(effect.Value, sequence.Interval),
            ChanceToWin = belief.ChanceToWin,
            ExpectedLoss = belief.RiskOfTreatment,
            VarianceReduction = arms.VarianceReduction,
            MinimumDetectableEffect = smallest,
            Power = planned > 0 ? EffectPower.Of(planned, effect.StandardError, rule.Alpha) : null,
            DaysToPower = planned > 0 ? Math.Max(0, rule.ElapsedDays * (Math.Pow(smallest / planned, 2) - 1)) : null,
            Formula = Formula(arms, name, interval, rule.Plan is { Method: AnalysisMethod.Bayesian, PriorDeviation: not null } && prior is { Deviation: > 0 } ? (prior, belief) : null),
        };
    }

    /// <summary>Adds how a guardrail stands: harm beyond the margin shown, ruled out, or neither.</summary>
    public static VariantComparison WithGuardrail(VariantComparison written, MetricDefinition metric, ComparedArms arms, ComparisonRule rule, double margin)
    {
        var tolerated = arms.IsRelative ? margin : margin * Math.Abs(arms.Control.Mean);
        if (tolerated <= 0) return written with { Guardrail = new("undecided", margin, null, 1, 1) };

        var beyond = metric.LowerIsBetter ? arms.Effect.Value - tolerated : -arms.Effect.Value - tolerated;
        var harm = ConfidenceSequence.OneSided(arms.Effect with { Value = beyond }, Alternative.Greater, 1 - rule.Alpha, rule.TunedUnits);
        var least = harm.Interval.Lower + tolerated;
        var error = rule.Guarded is { } look ? ExperimentPlans.OneSidedError(rule.Plan, rule.Alpha, look.Number) : rule.Alpha;
        var (p, worst) = RuledOut(arms.Effect, arms.Effect with { Value = beyond }, metric, tolerated, error, rule);
        var status = harm.PValue < rule.Alpha ? "crossed" : p < error ? "passed" : "undecided";
        return written with { Guardrail = new(status, margin, Finite(worst), p, harm.PValue, Finite(metric.LowerIsBetter ? least : -least), 1 - rule.Alpha, 1 - error) };
    }

    /// <summary>
    /// Against harm beyond the margin: p-value and the worst effect that is not ruled out. Between planned looks of several by a rule that holds at any time; at one
    /// of them, and where there is one only, by a test.
    /// </summary>
    private static (double PValue, double Worst) RuledOut(Effect effect, Effect beyond, MetricDefinition metric, double tolerated, double error, ComparisonRule rule)
    {
        if (rule.Plan.Method == AnalysisMethod.Sequential && (rule.Guarded ?? rule.Look) is null)
        {
            var always = ConfidenceSequence.OneSided(beyond, Alternative.Less, 1 - error, rule.TunedUnits);
            var most = always.Interval.Upper + tolerated;
            return (always.PValue, metric.LowerIsBetter ? most : -most);
        }

        var safe = NonInferiority.Run(effect, tolerated, metric.LowerIsBetter ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter, 1 - error);
        return (safe.PValue, metric.LowerIsBetter ? safe.Interval.Upper : safe.Interval.Lower);
    }

    public static EffectFigures Figures(double value, Interval interval) => new(value, Finite(interval.Lower), Finite(interval.Upper));

    public static string LookName(int number, int looks) => $"group sequential look {number} of {looks}";

    private static (string Name, Interval Interval) Decide(Effect effect, EffectTest test, SequentialTest sequence, LiftPosterior belief, ComparisonRule rule)
    {
        switch (rule.Plan.Method)
        {
            case AnalysisMethod.Bayesian: return ("credible interval", belief.Interval);
            case AnalysisMethod.Fixed: return (rule.Look is not null ? "fixed test" : rule.ElapsedDays < rule.Plan.Days ? "fixed test before its time" : "fixed test after its time", test.Interval);
            default:
                if (rule.Look is not { } look) return ("confidence sequence", sequence.Interval);
                var half = look.Bound * effect.StandardError;
                return (LookName(look.Number, rule.Looks), new(effect.Value - half, effect.Value + half));
        }
    }

    private static string Formula(ComparedArms arms, string rule, Interval interval, (LiftPrior Before, LiftPosterior After)? belief)
    {
        var (c, t, e) = (arms.Control, arms.Treatment, arms.Effect);
        var believed = belief is { } known ? $"; with a belief of 0 ± {N(known.Before.Deviation)} before the data {N(known.After.Mean)} ± {N(known.After.Deviation)}" : "";
        return $"treatment {N(t.Mean)} of {t.Units} units (variance {N(t.Variance)}), control {N(c.Mean)} of {c.Units} (variance {N(c.Variance)}); effect {arms.Equation} = {N(e.Value)}, standard error {N(e.StandardError)}, {arms.Method}{believed}; {rule} [{N(interval.Lower)}, {N(interval.Upper)}]";
    }

    private static string N(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

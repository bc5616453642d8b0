using System.Globalization;
using System.Text.Json;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Bandits;
using Analytics.Statistics.Experiments.Bayesian;
using Analytics.Statistics.Experiments.Power;
using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Looks, beliefs and plans.</summary>
internal static partial class ExperimentCases
{
    private static object AsymptoticSequence(ReferenceCase each)
    {
        var (control, treatment) = Arms(each.Inputs);
        var effect = ArmComparison.Difference(control, treatment, Scale(each.Params));
        var (error, tuned, side) = (Read.Number(each.Params, "alpha"), Read.Number(each.Params, "sequential_tuning_parameter", 5000), Side(each.Params));
        var test = side == Alternative.TwoSided
            ? ConfidenceSequence.TwoSided(effect, 1 - error, tuned)
            : ConfidenceSequence.OneSided(effect, side, 1 - error, tuned);

        // gbstats looks for the one-sided p-value in this range only.
        var pValue = side == Alternative.TwoSided ? test.PValue : Math.Clamp(test.PValue, 1e-5, 0.4999);
        return new
        {
            expected = effect.Value,
            ci_lower = test.Interval.Lower,
            ci_upper = test.Interval.Upper,
            p_value = pValue,
            stddev = effect.StandardError,
            rho = ConfidenceSequence.Rho(side == Alternative.TwoSided ? error : 2 * error, tuned),
            halfwidth = test.HalfWidth,
        };
    }

    private static object Gavi(ReferenceCase each)
    {
        var (control, treatment) = Arms(each.Inputs);
        var effect = ArmComparison.Difference(control, treatment, EffectScale.Relative);
        var (confidence, tuned) = (Read.Number(each.Params, "confidence_level"), Read.Number(each.Params, "n_tune"));
        var test = GeneralisedVariance.Run(effect, confidence, tuned);
        return new
        {
            lift = effect.Value,
            lift_se = effect.StandardError,
            rho = GeneralisedVariance.Rho(confidence, tuned),
            multiplier = GeneralisedVariance.Multiplier(effect.Units, confidence, tuned),
            ci_lower = test.Interval.Lower,
            ci_upper = test.Interval.Upper,
        };
    }

    private static object StatsigRule(ReferenceCase each)
    {
        var (control, treatment) = Arms(each.Inputs);
        var error = Read.Number(each.Params, "alpha");
        var test = MixtureSprt.Statsig(control, treatment, 1 - error);
        var critical = EffectPower.StandardisedEffect(0.5, error);
        return new
        {
            diff = test.Effect.Value,
            variance_of_diff = test.Effect.Variance,
            tau = MixtureSprt.StatsigMixing(control, treatment, 1 - error),
            z_star = test.HalfWidth / test.Effect.StandardError,
            ci_lower = test.Interval.Lower,
            ci_upper = test.Interval.Upper,
            sigma = test.HalfWidth / test.Effect.StandardError / critical,
            p_value = test.PValue,
        };
    }

    private static object JohariRule(ReferenceCase each)
    {
        var state = MixtureSprt.Normal(
            Read.Number(each.Inputs, "mean_diff"),
            each.Inputs.GetProperty("n_per_arm").GetInt64(),
            Read.Number(each.Params, "sigma"),
            Read.Number(each.Params, "tau_squared"),
            Read.Number(each.Params, "theta0", 0),
            1 - Read.Number(each.Params, "alpha"));
        return new { likelihood_ratio = state.LikelihoodRatio, p_value = state.PValue, ci_halfwidth = state.HalfWidth };
    }

    private static object Mixture(ReferenceCase each)
    {
        var mixture = NormalMixture.TunedFor(Read.Number(each.Params, "v_opt"), Read.Number(each.Params, "alpha_opt"), Flag(each.Params, "one_sided"));
        var (sum, variance) = (Read.Number(each.Inputs, "s"), Read.Number(each.Inputs, "v"));
        return new { log_supermartingale = mixture.LogEValue(sum, variance), bound = mixture.Bound(variance, Read.Number(each.Params, "alpha")) };
    }

    private static object GroupBounds(ReferenceCase each)
    {
        var gamma = Read.Number(each.Params, "gamma", 0);
        var spending = Text(each.Params, "spending") switch
        {
            "lan_demets_obrien_fleming" => AlphaSpending.ObrienFleming,
            "lan_demets_pocock" => AlphaSpending.Pocock,
            "kim_demets_power" => AlphaSpending.Power(gamma),
            var name when name.Contains("hwang", StringComparison.Ordinal) || name.Contains("hsd", StringComparison.Ordinal) => AlphaSpending.HwangShihDeCani(gamma),
            var other => throw new NotSupportedException($"No spending {other}."),
        };
        var design = GroupSequentialDesign.Of(Read.Numbers(each.Inputs, "information_fractions"), spending, Read.Number(each.Params, "alpha_one_sided"));
        return new
        {
            z_bounds = design.Looks.Select(look => look.Bound),
            cumulative_alpha_spent = design.Looks.Select(look => look.SpentError),
            nominal_one_sided_p = design.Looks.Select(look => look.NominalPValue),
        };
    }

    private static object SymmetricGroupBounds(ReferenceCase each)
    {
        var sides = Read.Number(each.Params, "sides", 2);
        var design = GroupSequentialDesign.Of(
            Read.Numbers(each.Inputs, "information_fractions"),
            AlphaSpending.Power(Exponent(Text(each.Params, "spending"))),
            Read.Number(each.Params, "alpha") / sides,
            twoSided: sides > 1,
            Read.Number(each.Params, "ztrun", 8),
            Optional(each.Params, "h"));
        return new
        {
            z_bounds = design.Looks.Select(look => look.Bound),
            adjusted_two_sided_alpha = design.Looks.Select(look => 2 * look.NominalPValue),
        };
    }

    /// <summary>The 2 of "alpha/sides * t^2".</summary>
    private static double Exponent(string spending) =>
        spending.Split('^') is [_, var exponent] ? double.Parse(exponent, CultureInfo.InvariantCulture) : 2;

    private static object Belief(ReferenceCase each)
    {
        var (control, treatment) = Arms(each.Inputs);
        var (scale, given) = (Scale(each.Params), each.Params.GetProperty("prior"));
        LiftPrior? prior = null;
        if (Flag(given, "proper"))
        {
            prior = new(Read.Number(given, "mean"), Read.Number(given, "stddev"));
            if (scale == EffectScale.Absolute && Text(given, "scale") == "relative") prior = prior.Times(Math.Abs(control.Mean));
            if (scale == EffectScale.Relative && Text(given, "scale") == "absolute") prior = prior.Times(1 / Math.Abs(control.Mean));
        }

        var belief = LiftPosterior.Of(
            ArmComparison.Difference(control, treatment, scale),
            prior,
            Flag(each.Params, "inverse") ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter,
            1 - Read.Number(each.Params, "alpha"));
        return new
        {
            chance_to_win = belief.ChanceToWin,
            expected = belief.Mean,
            ci_lower = belief.Interval.Lower,
            ci_upper = belief.Interval.Upper,
            uplift_mean = belief.Mean,
            uplift_stddev = belief.Deviation,
            risk_control = belief.RiskOfControl,
            risk_treatment = belief.RiskOfTreatment,
        };
    }

    private static object Risk(ReferenceCase each)
    {
        var belief = LiftPosterior.OfNormal(
            Read.Number(each.Inputs, "mu"),
            Read.Number(each.Inputs, "sigma"),
            Flag(each.Params, "inverse") ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter);
        return new { risk_control = belief.RiskOfControl, risk_treatment = belief.RiskOfTreatment };
    }

    private static object Betas(ReferenceCase each)
    {
        var (control, treatment) = (Posterior(each.Inputs, "posterior_control"), Posterior(each.Inputs, "posterior_treatment"));
        var comparison = BetaComparison.Of(control, treatment);
        return new
        {
            prob_treatment_better = comparison.ChanceToWin,
            expected_loss_choose_treatment = comparison.LossOfTreatment,
            control_ci = Pair(control.Interval()),
            treatment_ci = Pair(treatment.Interval()),
        };
    }

    private static object Thompson(ReferenceCase each)
    {
        var arms = each.Inputs.GetProperty("arms").EnumerateArray()
            .Select(arm => Arm.OfSums(arm.GetProperty("n").GetInt64(), Read.Number(arm, "sum"), Read.Number(arm, "sum_squares")))
            .Select(arm => ArmPosterior.Of(arm, Read.Number(each.Params, "prior_mean", 0), Read.Number(each.Params, "prior_variance", 1e4)))
            .ToArray();
        var direction = Flag(each.Params, "inverse") ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter;
        var best = BestArm.Probabilities(arms, direction);
        var weights = ThompsonSampling.Weights(
            Flag(each.Params, "top_two") ? BestArm.TopTwo(arms, direction) : best, Read.Number(each.Params, "min_variation_weight", 0.01));
        return new
        {
            posterior_mean = arms.Select(arm => arm.Mean),
            posterior_variance = arms.Select(arm => arm.Variance),
            ci = arms.Select(arm => Pair(arm.Interval(1 - Read.Number(each.Params, "alpha", 0.05)))),
            best_arm_probability_exact = best,
            weights_exact = weights,
            gbstats_monte_carlo_best_arm_probability_seed100 = best,
            gbstats_monte_carlo_weights_seed100 = weights,
        };
    }

    private static object Arcsine(ReferenceCase each)
    {
        var effect = ProportionPower.CohenH(Read.Number(each.Inputs, "p_control"), Read.Number(each.Inputs, "p_treatment"));
        var units = ProportionPower.ArcsineSampleSize(
            effect, Read.Number(each.Params, "power"), Read.Number(each.Params, "ratio", 1), Read.Number(each.Params, "alpha"), Side(each.Params));
        return new { effect_size_h = effect, n_control = units };
    }

    private static object StudentPowers(ReferenceCase each)
    {
        var (error, side) = (Read.Number(each.Params, "alpha"), Side(each.Params));
        var effect = Read.Number(each.Inputs, "effect_size_d");
        return new
        {
            sample_size_power80 = StudentPower.SampleSize(effect, 0.8, 1, error, side),
            power = StudentPower.Power(effect, Read.Number(each.Inputs, "nobs1_for_power"), Read.Number(each.Inputs, "ratio_for_power", 1), error, side),
            mde_power80 = StudentPower.MinimumEffect(Read.Number(each.Inputs, "nobs1_for_mde"), 0.8, 1, error, side),
        };
    }

    private static object ProportionPowers(ReferenceCase each)
    {
        var (control, treatment) = (Read.Number(each.Inputs, "p_control"), Read.Number(each.Inputs, "p_treatment"));
        var error = Read.Number(each.Params, "alpha");
        return new
        {
            power = ProportionPower.Power(control, treatment, Read.Number(each.Inputs, "nobs1"), error: error),
            p_pooled = (control + treatment) / 2,
            std_null = ProportionPower.NullDeviation(control, treatment),
            std_alt = ProportionPower.EffectDeviation(control, treatment),
            sample_size_power80_alpha_half = ProportionPower.SampleSize(control, treatment, 0.8, 1, error / 2),
        };
    }

    private static object PlannedPower(ReferenceCase each)
    {
        var (error, side) = (Read.Number(each.Params, "alpha"), Flag(each.Params, "two_tailed") ? Alternative.TwoSided : Alternative.Greater);
        var (mean, variance, effect) = (Read.Number(each.Inputs, "mean"), Read.Number(each.Inputs, "variance"), Read.Number(each.Inputs, "effect_size"));
        var units = Read.Number(each.Inputs, "total_users") / Read.Number(each.Params, "n_variations");
        var power = Read.Number(each.Params, "target_power", 0.8);

        // GrowthBook's planner takes the width of the sequence into the variance, and has smallest effects of two-sided tests only.
        var wider = variance * Math.Pow(ConfidenceSequence.Inflation(2 * units, 1 - error, Read.Number(each.Params, "sequential_tuning_parameter", 5000)), 2);
        return new
        {
            power_fixed = RelativePower.Power(mean, variance, effect, units, error, side),
            power_sequential = RelativePower.Power(mean, wider, effect, units, error, side),
            mde_fixed = RelativePower.MinimumEffect(mean, variance, units, power, error),
            mde_sequential = RelativePower.MinimumEffect(mean, wider, units, power, error),
        };
    }

    private static object MidPower(ReferenceCase each)
    {
        var (control, treatment) = Arms(each.Inputs);
        var goals = each.Params.GetProperty("num_goal_metrics").GetInt32();
        var result = MidExperimentPower.Of(
            ArmComparison.Difference(control, treatment, EffectScale.Relative),
            Read.Number(each.Params, "target_mde"),
            Read.Number(each.Params, "target_power"),
            Read.Number(each.Params, "alpha"),
            goals,
            Flag(each.Params, "p_value_corrected") ? goals * (each.Params.GetProperty("num_variations").GetInt32() - 1) : 1,
            Flag(each.Params, "sequential") ? Read.Number(each.Params, "sequential_tuning_parameter", 5000) : null);
        return new { power_now = result.Power, scaling_factor = result.ScalingFactor, additional_users = result.AdditionalUnits };
    }

    private static BetaPosterior Posterior(JsonElement inputs, string name) => new(Read.Numbers(inputs, name)[0], Read.Numbers(inputs, name)[1]);

    private static double[] Pair(Interval interval) => [interval.Lower, interval.Upper];
}

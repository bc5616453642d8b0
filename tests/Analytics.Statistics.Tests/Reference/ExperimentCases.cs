using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Interleaving;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Experiments: effects, tests and intervals here; looks, beliefs, plans, assignment and off-policy figures in the other files.</summary>
internal static partial class ExperimentCases
{
    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["two_proportion_z_pooled"] = PooledProportions,
        ["two_proportion_ci"] = ProportionIntervals,
        ["welch_t"] = Welch,
        ["gb_ttest_mean"] = GrowthBookTest,
        ["gb_ttest_proportion"] = GrowthBookTest,
        ["gb_ttest_scaled_impact"] = ScaledImpact,
        ["ratio_delta"] = Ratio,
        ["ratio_delta_raw"] = RawRatio,
        ["cuped_mean"] = CupedMean,
        ["cuped_binomial"] = CupedMean,
        ["cuped_ratio"] = CupedRatio,
        ["post_stratification"] = Stratified,
        ["quantile_unit"] = Quantile,
        ["quantile_event_clustered"] = Quantile,
        ["gb_adjusted_ci"] = AdjustedBounds,
        ["non_inferiority_proportion"] = NonInferiorProportion,
        ["non_inferiority_mean_relative_margin"] = NonInferiorMean,
        ["equivalence_tost"] = Equivalent,
        ["assignment_dependence_chi2"] = Dependence,
        ["interaction_effect"] = Interactions,
        ["interleaving_sign_test"] = Interleaved,
        ["mann_whitney"] = Ranks,
        ["srm_chi2"] = Mismatch,
        ["sequential_asymptotic_cs"] = AsymptoticSequence,
        ["sequential_asymptotic_cs_one_sided"] = AsymptoticSequence,
        ["sequential_gavi_eppo"] = Gavi,
        ["msprt_statsig"] = StatsigRule,
        ["msprt_johari_normal"] = JohariRule,
        ["confseq_normal_mixture"] = Mixture,
        ["group_sequential_bounds"] = GroupBounds,
        ["group_sequential_bounds_spotify"] = SymmetricGroupBounds,
        ["bayesian_normal"] = Belief,
        ["bayesian_risk"] = Risk,
        ["beta_binomial"] = Betas,
        ["thompson_normal"] = Thompson,
        ["power_arcsine_sample_size"] = Arcsine,
        ["power_t"] = StudentPowers,
        ["power_two_proportions"] = ProportionPowers,
        ["gb_power"] = PlannedPower,
        ["mid_experiment_power"] = MidPower,
        ["off_policy_evaluation"] = OffPolicyFigures,
        ["gb_hash"] = Hash,
        ["gb_bucket_ranges"] = Ranges,
        ["gb_choose_variation"] = Variation,
        ["gb_in_namespace"] = InNamespace,
        ["gb_assignment_vector"] = Assignments,
    };

    private static object PooledProportions(ReferenceCase each)
    {
        var (control, treatment) = Counts(each.Inputs);
        var sign = !each.Params.TryGetProperty("treatment_minus_control", out var order) || order.GetBoolean();
        var test = sign
            ? ProportionDifference.PooledTest(control, treatment, Side(each.Params))
            : ProportionDifference.PooledTest(treatment, control, Side(each.Params));
        return new { z = test.Statistic, p_value = test.PValue };
    }

    private static object ProportionIntervals(ReferenceCase each)
    {
        var (control, treatment) = Counts(each.Inputs);
        var confidence = 1 - Read.Number(each.Params, "alpha");
        var interval = (Text(each.Params, "compare"), Text(each.Params, "method")) switch
        {
            ("diff", "wald") => ProportionDifference.Wald(control, treatment, confidence),
            ("diff", "newcomb") => ProportionDifference.Newcombe(control, treatment, confidence),
            ("diff", "agresti-caffo") => ProportionDifference.AgrestiCaffo(control, treatment, confidence),
            ("diff", "score") => ProportionDifference.MiettinenNurminen(control, treatment, confidence, ScoreVariance.Statsmodels),
            ("ratio", "log") => ProportionRatio.Log(control, treatment, confidence),
            ("ratio", "log-adjusted") => ProportionRatio.LogAdjusted(control, treatment, confidence),
            ("ratio", "score") => ProportionRatio.Score(control, treatment, confidence),
            ("odds-ratio", "logit") => OddsRatio.Logit(control, treatment, confidence),
            ("odds-ratio", "logit-adjusted") => OddsRatio.Logit(control, treatment, confidence, adjusted: true),
            var other => throw new NotSupportedException($"No interval {other}."),
        };
        return new { ci_lower = interval.Lower, ci_upper = interval.Upper };
    }

    private static object Welch(ReferenceCase each)
    {
        var (control, treatment) = each.Inputs.TryGetProperty("control", out _) ? Samples(each.Inputs) : (Figures(each.Inputs, "control"), Figures(each.Inputs, "treatment"));
        var test = EffectTest.Run(ArmComparison.Difference(control, treatment, Scale(each.Params, "effect")), Side(each.Params), 1 - Read.Number(each.Params, "alpha", 0.05));
        return new
        {
            t = test.Statistic,
            dof = test.Effect.DegreesOfFreedom,
            p_value = test.PValue,
            diff = test.Effect.Value,
            ci_lower = test.Interval.Lower,
            ci_upper = test.Interval.Upper,
        };
    }

    private static object GrowthBookTest(ReferenceCase each)
    {
        var (control, treatment) = Arms(each.Inputs);
        return Tested(ArmComparison.Difference(control, treatment, Scale(each.Params)), each.Params);
    }

    private static object ScaledImpact(ReferenceCase each)
    {
        var (control, treatment) = Arms(each.Inputs);
        var factor = Read.Number(each.Params, "total_users") / Read.Number(each.Params, "traffic_percentage") / Read.Number(each.Params, "phase_length_days");
        return Tested(ArmComparison.Difference(control, treatment).Times(factor), each.Params);
    }

    private static JsonObject Ratio(ReferenceCase each)
    {
        var control = RatioMetric.Arm(RatioMoments(each.Inputs.GetProperty("control")));
        var treatment = RatioMetric.Arm(RatioMoments(each.Inputs.GetProperty("treatment")));
        return Joined(Tested(ArmComparison.Difference(control, treatment, Scale(each.Params)), each.Params), new
        {
            control_ratio = control.Mean,
            treatment_ratio = treatment.Mean,
            control_unit_variance = control.Variance,
            treatment_unit_variance = treatment.Variance,
        });
    }

    private static object RawRatio(ReferenceCase each)
    {
        var arm = RatioMetric.Arm(JointMoments.Of(Read.Numbers(each.Inputs, "numerator"), Read.Numbers(each.Inputs, "denominator")));
        return new { ratio = arm.Mean, variance_of_ratio = arm.ValueVariance, se = Math.Sqrt(arm.ValueVariance) };
    }

    private static JsonObject CupedMean(ReferenceCase each) => Adjusted(
        Cuped.Difference(PairMoments(each.Inputs.GetProperty("control")), PairMoments(each.Inputs.GetProperty("treatment")), Scale(each.Params)),
        each.Params);

    private static JsonObject CupedRatio(ReferenceCase each) => Adjusted(
        Cuped.RatioDifference(FourMoments(each.Inputs.GetProperty("control")), FourMoments(each.Inputs.GetProperty("treatment")), Scale(each.Params)),
        each.Params);

    private static JsonObject Adjusted(AdjustedEffect adjusted, JsonElement settings) => Joined(Tested(adjusted.Effect, settings), new
    {
        theta = adjusted.Coefficients[0],
        control_adjusted_mean = adjusted.Control.Mean,
        treatment_adjusted_mean = adjusted.Treatment.Mean,
        control_adjusted_variance = adjusted.Control.Variance,
        treatment_adjusted_variance = adjusted.Treatment.Variance,
    });

    private static JsonObject Stratified(ReferenceCase each)
    {
        var strata = each.Inputs.GetProperty("strata").EnumerateArray().Select(cell => Arms(cell)).Select(arms => new Stratum(arms.Control, arms.Treatment)).ToArray();
        var effect = PostStratification.Difference(strata, Scale(each.Params));
        return Joined(Tested(effect, each.Params), new { post_stratification_applied = true });
    }

    private static JsonObject Quantile(ReferenceCase each)
    {
        var (control, treatment) = (QuantileArm(each.Inputs.GetProperty("control")), QuantileArm(each.Inputs.GetProperty("treatment")));
        return Joined(
            Tested(ArmComparison.Difference(control, treatment, Scale(each.Params)), each.Params),
            new { control_variance = control.Variance, treatment_variance = treatment.Variance });
    }

    private static object AdjustedBounds(ReferenceCase each)
    {
        var interval = AdjustedInterval.Of(
            Read.Number(each.Inputs, "lift"), Read.Number(each.Inputs, "p_value_adjusted"), 1 - Read.Number(each.Params, "p_value_threshold"));
        return new { ci_lower = interval.Lower, ci_upper = interval.Upper };
    }

    private static object NonInferiorProportion(ReferenceCase each)
    {
        var (control, treatment) = Counts(each.Inputs);
        var (margin, direction) = (Read.Number(each.Params, "margin_absolute"), Direction(each.Params, "direction"));
        if (Text(each.Params, "method") == "wald")
        {
            var effect = ArmComparison.Difference(Arm.OfProportion(control.Successes, control.Trials), Arm.OfProportion(treatment.Successes, treatment.Trials));
            var wald = NonInferiority.Run(effect.AsNormal(), margin, direction);
            return new { z = wald.Statistic, p_value = wald.PValue };
        }

        var higher = direction == MetricDirection.HigherIsBetter;
        var test = ProportionDifference.Score(
            control, treatment, higher ? -margin : margin, higher ? Alternative.Greater : Alternative.Less, ScoreVariance.Statsmodels);
        return new { z = test.Statistic, p_value = test.PValue };
    }

    private static object NonInferiorMean(ReferenceCase each)
    {
        var (control, treatment) = Samples(each.Inputs);
        var (margin, direction) = (Read.Number(each.Params, "nim_relative"), Direction(each.Params, "preferred_direction"));
        var test = NonInferiority.RunRelative(control, treatment, margin, direction);
        var effect = test.Effect;
        var nullValue = effect.Value - test.Statistic * effect.StandardError;
        var normal = EffectTest.Run(effect.AsNormal(), direction == MetricDirection.HigherIsBetter ? Alternative.Greater : Alternative.Less, nullValue: nullValue);
        return new
        {
            null_hypothesis = nullValue,
            z = normal.Statistic,
            p_value_z = normal.PValue,
            t = test.Statistic,
            p_value_t = test.PValue,
            dof = effect.DegreesOfFreedom,
        };
    }

    private static object Equivalent(ReferenceCase each)
    {
        var (control, treatment) = Samples(each.Inputs);
        var margin = Read.Number(each.Params, "margin");
        var test = EquivalenceTest.Run(ArmComparison.Difference(control, treatment), -margin, margin);
        return new
        {
            p_value = test.PValue,
            t_lower = test.AboveLower.Statistic,
            p_lower = test.AboveLower.PValue,
            t_upper = test.BelowUpper.Statistic,
            p_upper = test.BelowUpper.PValue,
        };
    }

    private static object Dependence(ReferenceCase each)
    {
        var test = AssignmentDependence.Test(each.Inputs.GetProperty("table").Deserialize<long[][]>()!);
        return new { chi2 = test.ChiSquare, p_value = test.PValue, dof = test.DegreesOfFreedom };
    }

    private static object Interactions(ReferenceCase each)
    {
        var cells = each.Inputs.GetProperty("cells");
        var effect = Interaction.Between(ArmOf(cells, "cc"), ArmOf(cells, "ct"), ArmOf(cells, "tc"), ArmOf(cells, "tt"));
        var test = EffectTest.Run(effect);
        return new { interaction = effect.Value, se = effect.StandardError, z = test.Statistic, p_value = test.PValue };
    }

    private static object Interleaved(ReferenceCase each)
    {
        var test = PreferenceTest.OfWins(
            each.Inputs.GetProperty("wins_challenger").GetInt64(),
            each.Inputs.GetProperty("wins_champion").GetInt64(),
            1 - Read.Number(each.Params, "alpha"));
        return new { preference = test.Preference, p_value = test.PValue, ci_lower = test.Interval.Lower, ci_upper = test.Interval.Upper };
    }

    private static object Ranks(ReferenceCase each)
    {
        var continuity = !each.Params.TryGetProperty("continuity", out var wanted) || wanted.GetBoolean();
        var test = RankSum.Test(Read.Numbers(each.Inputs, "control"), Read.Numbers(each.Inputs, "treatment"), Side(each.Params), continuity);
        return new { u = test.U, p_value = test.PValue };
    }

    private static object Mismatch(ReferenceCase each)
    {
        var test = SampleRatio.Test(each.Inputs.GetProperty("observed").Deserialize<long[]>(), Read.Numbers(each.Inputs, "weights"));
        return new { chi2 = test.ChiSquare, dof = test.DegreesOfFreedom, p_value = test.PValue, mismatch = test.Mismatch(Read.Number(each.Params, "threshold", 0.001)) };
    }
}

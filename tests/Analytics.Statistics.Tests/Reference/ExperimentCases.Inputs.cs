using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>How the case files write arms, sides and results.</summary>
internal static partial class ExperimentCases
{
    private static string Text(JsonElement element, string name, string otherwise = "") =>
        element.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : otherwise;

    private static double? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number ? given.GetDouble() : null;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.True;

    private static Alternative Side(JsonElement settings) => Text(settings, "alternative", Text(settings, "sides", "two-sided")) switch
    {
        "larger" or "greater" or "one_greater" => Alternative.Greater,
        "smaller" or "less" or "lesser" or "one_lesser" => Alternative.Less,
        _ => Alternative.TwoSided,
    };

    private static EffectScale Scale(JsonElement settings, string name = "difference_type") =>
        Text(settings, name, "absolute") == "relative" ? EffectScale.Relative : EffectScale.Absolute;

    private static MetricDirection Direction(JsonElement settings, string name) =>
        Text(settings, name) is "lower_is_better" or "decrease" ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter;

    private static (SuccessCount Control, SuccessCount Treatment) Counts(JsonElement inputs) => (
        new(inputs.GetProperty("x_control").GetInt64(), inputs.GetProperty("n_control").GetInt64()),
        new(inputs.GetProperty("x_treatment").GetInt64(), inputs.GetProperty("n_treatment").GetInt64()));

    private static (Arm Control, Arm Treatment) Arms(JsonElement inputs) => (ArmOf(inputs, "control"), ArmOf(inputs, "treatment"));

    private static Arm ArmOf(JsonElement inputs, string name)
    {
        var arm = inputs.GetProperty(name);
        var units = arm.GetProperty("n").GetInt64();
        return Optional(arm, "sum_squares") is { } squares
            ? Arm.OfSums(units, Read.Number(arm, "sum"), squares)
            : Arm.OfProportion((long)Read.Number(arm, "sum"), units);
    }

    private static (Arm Control, Arm Treatment) Samples(JsonElement inputs) =>
        (Arm.OfMean(Moments.Of(Read.Numbers(inputs, "control"))), Arm.OfMean(Moments.Of(Read.Numbers(inputs, "treatment"))));

    private static Arm Figures(JsonElement inputs, string arm) =>
        new(inputs.GetProperty($"n_{arm}").GetInt64(), Read.Number(inputs, $"mean_{arm}"), Math.Pow(Read.Number(inputs, $"std_{arm}"), 2));

    private static JointMoments RatioMoments(JsonElement arm)
    {
        var (m, d, md) = (Read.Number(arm, "m_sum"), Read.Number(arm, "d_sum"), Read.Number(arm, "m_d_sum_of_products"));
        double[] products = [Optional(arm, "m_sum_squares") ?? m, md, md, Optional(arm, "d_sum_squares") ?? d];
        return JointMoments.OfSums(arm.GetProperty("n").GetInt64(), [m, d], products, Optional(arm, "m_sum_squares") is null && Optional(arm, "d_sum_squares") is null);
    }

    private static JointMoments PairMoments(JsonElement arm)
    {
        var (post, pre, both) = (Read.Number(arm, "post_sum"), Read.Number(arm, "pre_sum"), Read.Number(arm, "post_pre_sum_of_products"));
        var (postSquares, preSquares) = (Optional(arm, "post_sum_squares"), Optional(arm, "pre_sum_squares"));
        return JointMoments.OfSums(
            arm.GetProperty("n").GetInt64(), [post, pre], [postSquares ?? post, both, both, preSquares ?? pre], postSquares is null && preSquares is null);
    }

    /// <summary>Numerator, denominator, and both before the experiment.</summary>
    private static JointMoments FourMoments(JsonElement arm)
    {
        double Of(string name) => Read.Number(arm, name);
        var (mm, dd) = (Of("m_post_m_pre"), Of("d_post_d_pre"));
        var (md, before, mAfter, dAfter) = (Of("m_post_d_post"), Of("m_pre_d_pre"), Of("m_post_d_pre"), Of("m_pre_d_post"));
        double[] products =
        [
            Of("m_post_sum_squares"), md, mm, mAfter,
            md, Of("d_post_sum_squares"), dAfter, dd,
            mm, dAfter, Of("m_pre_sum_squares"), before,
            mAfter, dd, before, Of("d_pre_sum_squares"),
        ];
        return JointMoments.OfSums(arm.GetProperty("n").GetInt64(), [Of("m_post_sum"), Of("d_post_sum"), Of("m_pre_sum"), Of("d_pre_sum")], products);
    }

    private static Arm QuantileArm(JsonElement arm)
    {
        var bounds = new QuantileBounds(
            arm.GetProperty("n").GetInt64(),
            arm.GetProperty("n_star").GetInt64(),
            Read.Number(arm, "nu"),
            Read.Number(arm, "quantile_hat"),
            Read.Number(arm, "quantile_lower"),
            Read.Number(arm, "quantile_upper"));
        if (!arm.TryGetProperty("n_clusters", out var clusters)) return QuantileMetric.Arm(bounds);

        var both = Read.Number(arm, "main_denominator_sum_product");
        return QuantileMetric.ClusteredArm(bounds, JointMoments.OfSums(
            clusters.GetInt64(),
            [Read.Number(arm, "main_sum"), Read.Number(arm, "denominator_sum")],
            [Read.Number(arm, "main_sum_squares"), both, both, Read.Number(arm, "denominator_sum_squares")]));
    }

    private static object Tested(Effect effect, JsonElement settings)
    {
        var test = EffectTest.Run(effect, Side(settings), 1 - Read.Number(settings, "alpha", 0.05));
        return new
        {
            expected = effect.Value,
            ci_lower = test.Interval.Lower,
            ci_upper = test.Interval.Upper,
            p_value = test.PValue,
            stddev = effect.StandardError,
            dof = effect.DegreesOfFreedom,
            statistic = test.Statistic,
        };
    }

    private static JsonObject Joined(object first, object second)
    {
        var joined = JsonSerializer.SerializeToNode(first, ReferenceFolder.Json)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(second, ReferenceFolder.Json)!.AsObject()) joined[name] = value?.DeepClone();
        return joined;
    }
}

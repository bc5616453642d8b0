using System.Text.Json;
using Analytics.Contracts.Bucketing;
using Analytics.Statistics.OffPolicy;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Assignment of units, and figures of other policies from a log.</summary>
internal static partial class ExperimentCases
{
    private static object OffPolicyFigures(ReferenceCase each)
    {
        var actions = each.Inputs.GetProperty("action").Deserialize<int[]>()!;
        var policy = each.Inputs.GetProperty("evaluation_action_dist").Deserialize<double[][]>()!;
        var predictions = each.Inputs.GetProperty("estimated_rewards").Deserialize<double[][]>()!;
        var log = LoggedRewards.Of(
            Read.Numbers(each.Inputs, "reward"), [.. actions.Select((action, row) => policy[row][action])], Read.Numbers(each.Inputs, "pscore"));
        var model = RewardModel.Of([.. predictions.SelectMany(row => row)], [.. policy.SelectMany(row => row)], actions);
        var ips = ImportanceSampling.Ips(log);
        return new
        {
            ips = ips.Value,
            snips = ImportanceSampling.SelfNormalised(log).Value,
            dm = ModelBasedEvaluation.Direct(log, model).Value,
            dr = ModelBasedEvaluation.DoublyRobust(log, model).Value,
            sndr = ModelBasedEvaluation.SelfNormalised(log, model).Value,
            ips_clipped_lambda5 = ImportanceSampling.Clipped(log, 5).Value,
            switch_dr_lambda3 = ModelBasedEvaluation.Switch(log, model, 3).Value,
            dros_lambda3 = ModelBasedEvaluation.Shrunk(log, model, 3).Value,
            effective_sample_size = ips.EffectiveSampleSize,
            mean_importance_weight = ips.MeanWeight,
        };
    }

    private static object Hash(ReferenceCase each) => new
    {
        result = BucketHash.Of(Text(each.Inputs, "seed"), Text(each.Inputs, "value"), each.Params.GetProperty("hash_version").GetInt32()),
    };

    private static object Ranges(ReferenceCase each) => new
    {
        ranges = BucketRanges.Of(each.Inputs.GetProperty("num_variations").GetInt32(), Read.Number(each.Inputs, "coverage", 1), Weights(each.Inputs))
            .Select(range => new[] { range.Start, range.End }),
    };

    private static object Variation(ReferenceCase each) => new
    {
        variation = BucketRanges.Choose(
            [.. each.Inputs.GetProperty("ranges").Deserialize<double[][]>()!.Select(range => new BucketRange(range[0], range[1]))],
            Read.Number(each.Inputs, "n")),
    };

    private static object InNamespace(ReferenceCase each)
    {
        var space = each.Inputs.GetProperty("namespace");
        return new
        {
            in_namespace = BucketFilter.Namespace(space[0].GetString()!, space[1].GetDouble(), space[2].GetDouble()).Lets(Text(each.Inputs, "user_id")),
        };
    }

    private static object Assignments(ReferenceCase each)
    {
        var (seed, version, weights) = (Text(each.Params, "seed"), each.Params.GetProperty("hash_version").GetInt32(), Weights(each.Params));
        var allocation = Allocation.Of(seed, weights.Length == 0 ? 2 : weights.Length, Read.Number(each.Params, "coverage", 1), weights, version);
        var units = Read.Texts(each.Inputs, "user_ids");
        return new { buckets = units.Select(unit => BucketHash.Of(seed, unit, version)), variations = units.Select(allocation.Variation) };
    }

    private static double[] Weights(JsonElement element) =>
        element.TryGetProperty("weights", out var given) && given.ValueKind == JsonValueKind.Array ? given.Deserialize<double[]>()! : [];
}

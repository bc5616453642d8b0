using System.Text.Json;
using Analytics.Contracts.Bucketing;
using Analytics.Contracts.Experiments;

namespace Analytics.Contracts.Assignment;

/// <summary>An experiment, ready to assign units without allocating.</summary>
internal sealed class CompiledExperiment
{
    private readonly double[] weights;
    private readonly Allocation allocation;
    private readonly BucketFilter? layer;
    private readonly BucketFilter? holdout;
    private readonly CompiledCondition[] targeting;
    private readonly Dictionary<string, int> overrides;
    private readonly (int Experiment, bool[] Lets)[] prerequisites;
    private readonly bool[] withdrawn;

    /// <summary>Experiments that this one needs must be compiled before it: <paramref name="earlier"/> gives their places.</summary>
    public CompiledExperiment(
        ExperimentDefinition definition, AssignmentAdjustment? adjustment, HoldoutDefinition? holdout, IReadOnlyDictionary<string, (int Place, ExperimentDefinition Definition)> earlier)
    {
        Definition = definition;
        weights = [.. adjustment?.Weights ?? [.. definition.Variants.Select(variant => variant.Weight)]];
        allocation = Allocation.Of(definition.Seed ?? definition.Key, weights.Length, adjustment?.Coverage ?? definition.Coverage, weights, definition.HashVersion);
        withdrawn = [.. definition.Variants.Select(variant => adjustment?.Withdrawn.Contains(variant.Key) == true)];
        layer = definition.Layer is { } slice ? new BucketFilter(slice.Namespace, [new(slice.From, slice.To)]) : null;
        this.holdout = holdout is null ? null : BucketFilter.OutsideHoldout(holdout.Key, holdout.Share);
        targeting = [.. definition.Targeting.Select(condition => new CompiledCondition(condition))];
        overrides = definition.Overrides.ToDictionary(one => one.Unit, one => IndexOf(definition, one.Variant), StringComparer.Ordinal);
        prerequisites = [.. definition.Prerequisites.Select(needed => Lets(needed, earlier))];
    }

    public ExperimentDefinition Definition { get; }

    /// <summary>Probability with which those who take part get a variant; units of one that was taken away take no part.</summary>
    public double PropensityOf(int variant)
    {
        if (withdrawn[variant]) return 0;
        var sum = 0.0;
        for (var at = 0; at < weights.Length; at++)
            if (!withdrawn[at]) sum += weights[at];
        return weights[variant] / sum;
    }

    /// <summary>Whether a unit has the control in place of a variant that was taken away, or a variant by hand: what it does tells nothing of the variant it sees.</summary>
    public bool IsSetApart(in UnitIds units) =>
        units.Of(Definition.Unit) is { Length: > 0 } unit
        && (overrides.ContainsKey(unit) || (allocation.Variation(unit) is var variant and not BucketRanges.None && withdrawn[variant]));

    public AssignedVariant Assign(in UnitIds units, IReadOnlyDictionary<string, JsonElement>? attributes, ReadOnlySpan<AssignedVariant> assigned)
    {
        if (units.Of(Definition.Unit) is not { Length: > 0 } unit) return None(AssignmentOutcome.NoUnit);
        if (overrides.TryGetValue(unit, out var forced)) return new(forced, AssignmentOutcome.Overridden);
        if (holdout is not null && !holdout.Lets(unit)) return None(AssignmentOutcome.HeldOut);
        if (layer is not null && !layer.Lets(unit)) return None(AssignmentOutcome.OtherLayer);
        foreach (var condition in targeting)
            if (!condition.Holds(attributes)) return None(AssignmentOutcome.NotTargeted);
        foreach (var (experiment, lets) in prerequisites)
            if (experiment < 0 || assigned[experiment].Variant < 0 || !lets[assigned[experiment].Variant]) return None(AssignmentOutcome.Prerequisite);

        var variant = allocation.Variation(unit);
        if (variant == BucketRanges.None) return None(AssignmentOutcome.NotCovered);
        return withdrawn[variant] ? new(0, AssignmentOutcome.Withdrawn) : new(variant, AssignmentOutcome.Assigned);
    }

    private static AssignedVariant None(AssignmentOutcome why) => new(BucketRanges.None, why);

    private static int IndexOf(ExperimentDefinition definition, string variant)
    {
        for (var index = 0; index < definition.Variants.Count; index++)
            if (definition.Variants[index].Key == variant) return index;
        return BucketRanges.None;
    }

    private static (int, bool[]) Lets(ExperimentPrerequisite needed, IReadOnlyDictionary<string, (int Place, ExperimentDefinition Definition)> earlier) =>
        earlier.TryGetValue(needed.Experiment, out var found)
            ? (found.Place, [.. found.Definition.Variants.Select(variant => needed.Variants.Count == 0 || needed.Variants.Contains(variant.Key))])
            : (BucketRanges.None, []);
}

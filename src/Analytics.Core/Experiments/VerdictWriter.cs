using System.Globalization;
using Analytics.Contracts.Experiments;
using static Analytics.Core.Experiments.VerdictWords;

namespace Analytics.Core.Experiments;

/// <summary>Says what to do, by the decision rule of the plan.</summary>
internal static class VerdictWriter
{
    public const string Better = "better";
    public const string Worse = "worse";
    public const string Undecided = "undecided";

    public static ExperimentVerdict Write(VerdictInput input)
    {
        if (input.Units == 0) return new() { Decision = ExperimentDecision.NotStarted, Sentence = NotStarted(input) };
        if (input.State.RolledBackAt is not null && input.State.Steps.LastOrDefault(step => step.Kind == ExperimentCycle.RolledBack) is { } step)
        {
            var all = input.Experiment.Variants.Count > 2 ? "every treatment" : "the treatment";
            return new() { Decision = ExperimentDecision.RollBack, Variant = input.State.Withdrawn[^1], Sentence = $"Rolled back: the service took {all} away by itself.", Reasons = input.Withdrawn.Count > 1 ? [.. input.Withdrawn.Select(Off)] : [step.Because] };
        }

        var verdict = Judge(input);
        return input.Withdrawn.Count == 0 ? verdict : verdict with
        {
            Sentence = $"{verdict.Sentence} {string.Join(" ", input.Withdrawn.Select(one => $"{one.Variant} is switched off since {Moment(one.Since)}, as it did harm."))}",
            Reasons = [.. verdict.Reasons, .. input.Withdrawn.Select(Off)],
        };
    }

    private static ExperimentVerdict Judge(VerdictInput input)
    {
        if (Blocked(input) is { } blocked) return blocked;
        var harms = Harms(input);
        List<string> harmed = [.. harms.Select(one => one.Variant).Distinct()];
        if (harmed.Count > 0 && harmed.Count == input.Left.Count)
            return new() { Decision = ExperimentDecision.RollBack, Variant = harmed[0], Sentence = $"Roll back {string.Join(" and ", harmed)}: it does harm.", Reasons = [.. harms.Select(one => one.Reason).Distinct()], Harmful = harmed };

        // While a treatment is left that does no harm, the experiment goes on with it.
        var verdict = input.Experiment.Decision.Kind == DecisionKinds.NoHarm ? NoHarm(input, harmed) : Superiority(input, harmed);
        return verdict with { Reasons = [.. verdict.Reasons, .. harms.Select(one => $"{one.Variant} does harm. {one.Reason}").Distinct()], Harmful = harmed };
    }

    private static string Off(WithdrawnVariant one) => $"{one.Variant} was switched off on {Moment(one.Since)}: {one.Because}";

    private static string NotStarted(VerdictInput input) => input.Experiment.Status switch
    {
        ExperimentStatus.Draft => "Not started: it is a draft.",
        _ when input.Experiment.Shadow => "It runs in the shadow, and nobody sees it: read the report on the challenger.",
        _ when input.Experiment.Start > input.AsOf => $"Not started: it starts on {Day(input.Experiment.Start.Value)}.",
        _ when input.IsCutShort => "It was stopped before any unit was exposed.",
        _ => "No unit was exposed yet: send exposures, or predictions that name the experiment.",
    };

    private static ExperimentVerdict? Blocked(VerdictInput input)
    {
        List<string> reasons = [.. input.SampleRatios.Take(1).Where(ratio => ratio.Mismatch).Select(ratio =>
            $"Sample ratio mismatch: {string.Join(", ", ratio.Units.Select(units => string.Create(CultureInfo.InvariantCulture, $"{units.Key} has {units.Value:N0} units and should have {ratio.Expected[units.Key]:N0}")))} ({P(ratio.PValue)}). Usual causes: {string.Join("; ", ratio.LikelyCauses)}.")];
        if (input.Diagnosis?.CrossedShare > 0.01)
            reasons.Add($"{Percent(input.Diagnosis.CrossedShare)} of the units saw several variants: the assignment is not sticky, or the unit is not what was assigned.");
        if (input.Diagnosis?.LabelsUneven == true)
            reasons.Add($"Labels arrive unevenly between the variants ({string.Join(", ", input.Diagnosis.Labels.Where(one => one.Uneven).Select(one => one.Metric))}): the metric compares what was labelled, not what happened.");
        return reasons.Count == 0 ? null : new() { Decision = ExperimentDecision.Blocked, Sentence = "Don't decide on these data: find the cause first.", Reasons = reasons };
    }

    /// <summary>Harm by treatments that are not switched off: what is found at any look by rules that hold at every one, and what planned looks found.</summary>
    private static List<(string Variant, string Reason)> Harms(VerdictInput input)
    {
        var left = input.Left;
        return
        [
            .. HarmFinder.Of(input.Experiment, input.Metrics, watchesPrimary: input.Experiment.Analysis.Method != AnalysisMethod.Fixed).Select(harm => (harm.Variant, harm.Reason))
                .Concat(HarmFinder.Of(input.Experiment, input.Metrics, input.Looks).DistinctBy(harm => harm.Variant).Select(harm => (harm.Variant, harm.Reason)))
                .Where(harm => left.Contains(harm.Variant)),
        ];
    }

    private static ExperimentVerdict Superiority(VerdictInput input, List<string> harmed)
    {
        var primary = input.Metrics.FirstOrDefault(metric => metric.Role == MetricRoles.Primary);
        foreach (var winner in Winners(primary).Except(harmed))
        {
            var open = Unproven(input, winner);
            List<string> told = [.. Decided(input, winner, primary!)];
            if (open.Count == 0)
            {
                return new()
                {
                    Decision = ExperimentDecision.Ship,
                    Variant = winner,
                    Sentence = $"Ship {winner}: it is better in {Name(primary!)}{(input.Experiment.Guardrails.Count > 0 ? ", and harm to the guardrails is ruled out" : "")}.",
                    Reasons = [.. told, .. Guarded(input, winner)],
                };
            }

            if (input.IsCutShort) return Ended($"Inconclusive: {winner} is better in {Name(primary!)}, but it was stopped before harm to a guardrail was ruled out.", winner, [.. told, .. open]);
            if (input.IsDone) return Ended($"Inconclusive: {winner} is better in {Name(primary!)}, but harm to a guardrail can't be ruled out.", winner, [.. told, .. open]);
            return Go(input, $"Keep running: {winner} is better in {Name(primary!)}, but harm to a guardrail can't be ruled out yet.", [.. told, .. open]);
        }

        List<string> reasons = [.. primary?.Comparisons.Where(comparison => comparison.Until is null).Select(comparison => Of(primary, comparison.Variant)) ?? []];
        return Unfinished(input, "nothing is decided yet", [.. reasons, .. Power(primary)])
            ?? Ended("Inconclusive: the plan is done and shows no difference that it could tell from chance.", null, [.. reasons, .. Power(primary)]);
    }

    private static ExperimentVerdict NoHarm(VerdictInput input, List<string> harmed)
    {
        var primary = input.Metrics.First(metric => metric.Role == MetricRoles.Primary);
        List<VariantComparison> left = [.. primary.Comparisons.Where(comparison => input.Left.Contains(comparison.Variant) && !harmed.Contains(comparison.Variant)).OrderByDescending(comparison => comparison.ChanceToWin)];
        if (Unfinished(input, "whether it does no harm is judged at the end of the plan", [.. left.Select(comparison => Of(primary, comparison.Variant))]) is { } unfinished) return unfinished;
        List<string> open = [];
        foreach (var comparison in left)
        {
            var its = Unproven(input, comparison.Variant);
            if (comparison.Guardrail is { Status: not "passed" } || comparison.Missing is not null)
                its.Insert(0, $"Harm of {Percent(input.Experiment.Decision.Margin)} to {Name(primary)} can't be ruled out: {Of(primary, comparison.Variant)}");
            if (its.Count == 0)
            {
                var own = $"{Name(primary)} of {comparison.Variant}: {Guard(comparison, primary)}; harm of {Percent(input.Experiment.Decision.Margin)} is ruled out ({P(comparison.Guardrail!.NonInferiorityPValue)}){At(comparison)}.";
                return new() { Decision = ExperimentDecision.Ship, Variant = comparison.Variant, Sentence = $"Ship {comparison.Variant}: it does no harm.", Reasons = [own, .. Guarded(input, comparison.Variant)] };
            }

            open.AddRange(its);
        }

        return Ended("Inconclusive: harm can't be ruled out.", left.Count == 1 ? left[0].Variant : null, open);
    }

    /// <summary>What to say of a plan that is not done, or whose last look is not taken yet; null for one that is done.</summary>
    private static ExperimentVerdict? Unfinished(VerdictInput input, string open, IReadOnlyList<string> reasons)
    {
        if (input.IsCutShort)
            return Ended(input.IsAwaited ? "Inconclusive so far: it was stopped, and a look that was due before is about to be taken." : "Inconclusive: it was stopped before its plan was done.", null, reasons);
        if (input.IsDone) return null;
        return Go(input, input.IsAwaited && input.AsOf >= input.Planned[^1].At ? "Keep running: the plan is done, and its last look is about to be taken." : $"Keep running: {open}.", reasons);
    }

    /// <summary>The planned look that decided, with its interval.</summary>
    private static IEnumerable<string> Decided(VerdictInput input, string variant, MetricResult primary)
    {
        var comparison = primary.Comparisons.First(comparison => comparison.Variant == variant);
        if (input.Looks.FirstOrDefault(look => look.Variant == variant && look.Planned == comparison.Look) is not { } look) yield break;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Planned look {look.Planned} of {input.Planned.Count} on {Day(look.AsOf)} decided: {Of(primary, variant).TrimEnd('.')}, z = {look.Effect / look.StandardError:0.00} with a bound of ±{look.Bound:0.00}.");
    }

    /// <summary>Treatments that a planned look found better, the best first.</summary>
    private static List<string> Winners(MetricResult? primary) => primary is null ? [] :
    [
        .. primary.Comparisons.Where(comparison => comparison is { Look: not null, Missing: null, Until: null, Significant: true, Better: true })
            .OrderByDescending(comparison => comparison.ChanceToWin ?? comparison.Latest?.ChanceToWin).Select(comparison => comparison.Variant),
    ];

    private static List<string> Unproven(VerdictInput input, string variant) =>
    [
        .. input.Metrics.Where(metric => metric.Role == MetricRoles.Guardrail).SelectMany(metric => metric.Comparisons
            .Where(comparison => comparison.Variant == variant && comparison.Guardrail?.Status != "passed")
            .Select(comparison => $"Guardrail {Name(metric)}: {comparison.Missing ?? $"{Guard(comparison, metric)}; harm of {Percent(comparison.Guardrail!.Margin)} is not ruled out ({P(comparison.Guardrail.NonInferiorityPValue)}){At(comparison)}"}.")),
    ];

    private static IEnumerable<string> Guarded(VerdictInput input, string variant) =>
        input.Metrics.Where(metric => metric.Role == MetricRoles.Guardrail).SelectMany(metric => metric.Comparisons
            .Where(comparison => comparison.Variant == variant)
            .Select(comparison => $"Guardrail {Name(metric)}: {Guard(comparison, metric)}; harm of {Percent(comparison.Guardrail!.Margin)} is ruled out ({P(comparison.Guardrail.NonInferiorityPValue)}){At(comparison)}."));

    private static string At(VariantComparison comparison) => comparison is { Look: { } look } ? $" at planned look {look}" : "";

    private static IEnumerable<string> Power(MetricResult? primary) => primary is null ? [] : primary.Comparisons.Where(comparison => comparison is { Until: null, MinimumDetectableEffect: not null })
        .Select(comparison => $"With the units so far an effect of {Size(comparison.MinimumDetectableEffect!.Value, comparison.IsRelative, primary)} would be found in {comparison.Variant}.");

    private static ExperimentVerdict Go(VerdictInput input, string sentence, IReadOnlyList<string> reasons)
    {
        var next = input.Planned.FirstOrDefault(look => look.At > input.AsOf);
        return new()
        {
            Decision = ExperimentDecision.KeepRunning,
            Sentence = next is null ? sentence : $"{sentence.TrimEnd('.')}; the next planned look is on {Day(next.At)}.",
            Reasons = reasons,
            Until = next?.At,
        };
    }

    private static ExperimentVerdict Ended(string sentence, string? variant, IReadOnlyList<string> reasons) =>
        new() { Decision = ExperimentDecision.Inconclusive, Variant = variant, Sentence = sentence, Reasons = reasons };
}

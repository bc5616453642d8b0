using System.Text.Json;
using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>How the state of an experiment follows from what happens to it. Pure.</summary>
public static class ExperimentHistory
{
    /// <summary>Kind of the step by which variants that someone wrote anew were put in force.</summary>
    public const string Resumed = "resumed";

    private const int MostSteps = 1_000;
    private const int MostLooks = 500;

    /// <summary>The state after a definition was seen: a revision where anything of it or of its parts changed, a period where its weights did.</summary>
    public static ExperimentState See(ExperimentState? state, ExperimentDefinition definition, ExperimentParts parts, string plan, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(parts);
        state ??= new ExperimentState { Key = definition.Key };
        var plain = definition with { Revision = 0 };
        List<string> changed = [.. state.Seen is { } seen ? Changes(seen, plain) : ["created"], .. state.Parts?.ChangesTo(parts) ?? []];
        if (changed.Count == 0) return state.Parts is null ? state with { Parts = parts } : state;

        // Whatever was more than a draft has data in sight, also while it is stopped or back in the drafts.
        var began = state.Revisions.Any(one => one.Status != ExperimentStatus.Draft);
        var revision = new ExperimentRevision
        {
            Revision = state.Revisions.Count + 1,
            At = now,
            Plan = plan,
            Status = definition.Status,
            Changed = changed,
            PlanChangedWhileRunning = began && state.Revisions[^1].Plan != plan,
            DealtAnew = began && (Deals(state.Seen!, plain) || ExperimentParts.HoldAnew(changed)),
        };
        var next = state with { Seen = plain, Parts = parts, Revisions = [.. state.Revisions, revision] };
        return definition.Status == ExperimentStatus.Running ? Start(next, definition, changed, now) : next;
    }

    /// <summary>Notes what was done, and why.</summary>
    public static ExperimentState Note(ExperimentState state, string kind, string because, DateTimeOffset now, ExperimentDefinition experiment) => state with
    {
        Steps =
        [
            .. state.Steps.TakeLast(MostSteps - 1),
            new ExperimentStep { At = now, Kind = kind, Because = because, Weights = WeightsOf(experiment, state), Coverage = state.Coverage ?? experiment.Coverage },
        ],
    };

    /// <summary>The weights in force become a period of their own.</summary>
    public static ExperimentState Weighed(ExperimentState state, ExperimentDefinition experiment, DateTimeOffset now) =>
        state with { Periods = [.. state.Periods, new WeightPeriod(now, WeightsOf(experiment, state))] };

    /// <summary>Treatments are switched off: the others keep their weights and units, and only where none is left the experiment is rolled back.</summary>
    public static ExperimentState Withdraw(ExperimentState state, ExperimentDefinition experiment, IReadOnlyList<WithdrawnVariant> harmed, DateTimeOffset now)
    {
        List<WithdrawnVariant> added = [.. harmed.Where(one => !state.Withdrawn.Contains(one.Variant))];
        if (added.Count == 0) return state;
        List<string> withdrawn = [.. state.Withdrawn, .. added.Select(one => one.Variant)];
        List<string> left = [.. experiment.Variants.Skip(1).Select(variant => variant.Key).Except(withdrawn)];
        var because = $"{string.Join(", ", added.Select(one => one.Variant))} did harm. {string.Join(" ", added.Select(one => one.Because))}";
        var next = state with { Withdrawn = withdrawn, Withdrawals = [.. state.Withdrawals, .. added], RolledBackAt = left.Count == 0 ? now : null };
        return left.Count == 0
            ? Note(Weighed(next, experiment, now), ExperimentCycle.RolledBack, because, now, experiment)
            : Note(Weighed(next, experiment, now), ExperimentCycle.Withdrew, $"{because} Its units get {experiment.Variants[0].Key}; {Goes(left)} on.", now, experiment);
    }

    /// <summary>b goes, b and c go.</summary>
    internal static string Goes(IReadOnlyList<string> variants) => $"{string.Join(" and ", variants)} {(variants.Count == 1 ? "goes" : "go")}";

    /// <summary>The state as this version writes it: an earlier one did not keep when and why a treatment was taken away.</summary>
    public static ExperimentState Completed(ExperimentState state)
    {
        if (state.Withdrawn.Count == state.Withdrawals.Count) return state;
        var step = state.Steps.LastOrDefault(one => one.Kind == ExperimentCycle.RolledBack);
        return state with { Withdrawals = [.. state.Withdrawn.Select(variant => new WithdrawnVariant(variant, state.RolledBackAt ?? step?.At ?? state.Revisions[^1].At, step?.Because ?? ""))] };
    }

    /// <summary>Weights in force: 0 for a treatment that was taken away.</summary>
    public static IReadOnlyList<double> WeightsOf(ExperimentDefinition experiment, ExperimentState state) =>
        [.. experiment.Variants.Select((variant, at) => state.Withdrawn.Contains(variant.Key) ? 0 : state.Weights is { } moved && moved.Count == experiment.Variants.Count ? moved[at] : variant.Weight)];

    /// <summary>Coverage of a step of a ramp: the share of all units that the treatments are to have together, over their weights.</summary>
    public static double CoverageOf(ExperimentDefinition experiment, double share) => Math.Min(1, share / experiment.Variants.Skip(1).Sum(variant => variant.Weight));

    /// <summary>
    /// The definition as it is read. What was resumed after something was taken away begins anew: data, days, looks and error are counted from then, since the data
    /// of before would take it away again, and they are of what was mended. What units did before is no covariate then, as the earlier run had a hand in it.
    /// </summary>
    public static ExperimentDefinition InForce(ExperimentDefinition experiment, ExperimentState state)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(state);
        return state.ResumedAt is { } resumed && experiment.Start < resumed
            ? experiment with { Start = resumed, Analysis = experiment.Analysis with { CupedDays = 0, Covariates = null } }
            : experiment;
    }

    /// <summary>Adds looks; the planned ones are never dropped. Who looks again at what was seen before has not looked anew.</summary>
    public static ExperimentState Look(ExperimentState state, IEnumerable<ExperimentLook> looks)
    {
        List<ExperimentLook> all = [.. state.Looks, .. looks.Where(look => look.Planned is not null || !IsKnown(state, look))];
        if (all.Count == state.Looks.Count) return state;
        var spare = all.Count - MostLooks;
        return state with { Looks = [.. all.Where(look => look.Planned is not null || spare-- <= 0)] };
    }

    private static bool IsKnown(ExperimentState state, ExperimentLook look) =>
        state.Looks.LastOrDefault(other => other.Variant == look.Variant && other.Planned is null) is { } last
        && (last.Plan, last.Units, last.Effect, last.StandardError) == (look.Plan, look.Units, look.Effect, look.StandardError);

    private static ExperimentState Start(ExperimentState state, ExperimentDefinition definition, List<string> changed, DateTimeOffset now)
    {
        if (state.Periods.Count == 0)
        {
            var ready = definition.Ramp is null ? state : Stepped(state, definition, 0, definition.Start is { } begin && begin > now ? begin : now);
            var from = definition.Start is { } start && (start > now || state.Revisions.Count == 1) ? start : now;
            return Note(Weighed(ready, definition, from), "started", "It was set to running.", now, definition);
        }

        // Weights that someone writes anew are in force, also after a rollback: that is how an experiment is resumed.
        if (!changed.Contains("variants")) return state;
        var resumed = state with { Weights = null, Withdrawn = [], Withdrawals = [], RolledBackAt = null, ResumedAt = state.Withdrawn.Count > 0 ? now : state.ResumedAt };
        if (definition.Ramp is not null && state.Step >= 0) resumed = state.Withdrawn.Count > 0 ? Stepped(resumed, definition, 0, now) : Stepped(resumed, definition, state.Step, state.SteppedAt);
        return Note(Weighed(resumed, definition, now), Resumed, "The variants of the definition were changed.", now, definition);
    }

    /// <summary>Whether a unit may get another variant under the one than under the other. It is no part of the plan's hash, which stored looks are of.</summary>
    private static bool Deals(ExperimentDefinition before, ExperimentDefinition after) =>
        (before.Seed ?? before.Key, before.HashVersion, before.Layer, before.Holdout) != (after.Seed ?? after.Key, after.HashVersion, after.Layer, after.Holdout);

    private static ExperimentState Stepped(ExperimentState state, ExperimentDefinition definition, int step, DateTimeOffset? at)
    {
        var steps = definition.Ramp!.Steps;
        var held = Math.Min(step, steps.Count - 1);
        return state with { Coverage = CoverageOf(definition, steps[held]), Step = held, SteppedAt = at };
    }

    private static List<string> Changes(ExperimentDefinition before, ExperimentDefinition after)
    {
        var (old, now) = (JsonSerializer.SerializeToElement(before, JsonSerializerOptions.Web), JsonSerializer.SerializeToElement(after, JsonSerializerOptions.Web));
        return [.. now.EnumerateObject().Where(property => !JsonElement.DeepEquals(property.Value, old.GetProperty(property.Name))).Select(property => property.Name)];
    }
}

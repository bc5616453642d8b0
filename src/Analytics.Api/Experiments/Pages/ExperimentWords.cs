using Analytics.Api.Pages;
using Analytics.Contracts.Experiments;

namespace Analytics.Api.Experiments.Pages;

/// <summary>Figures of experiments as people read them.</summary>
internal static class ExperimentWords
{
    public static string Decision(ExperimentDecision decision) => decision switch
    {
        ExperimentDecision.NotStarted => "Not started",
        ExperimentDecision.Blocked => "Can't be trusted yet",
        ExperimentDecision.KeepRunning => "Keep running",
        ExperimentDecision.Ship => "Ship",
        ExperimentDecision.RollBack => "Roll back",
        _ => "Inconclusive",
    };

    public static Tone Tone(ExperimentDecision decision) => decision switch
    {
        ExperimentDecision.Ship => Analytics.Api.Pages.Tone.Fine,
        ExperimentDecision.Blocked or ExperimentDecision.RollBack => Analytics.Api.Pages.Tone.Watch,
        _ => Analytics.Api.Pages.Tone.Unknown,
    };

    /// <summary>How a comparison sounds: fine where it is better beyond chance, worth a look where it is worse.</summary>
    public static Tone Tone(VariantComparison comparison) => comparison switch
    {
        { Guardrail.Status: "crossed" } => Analytics.Api.Pages.Tone.Watch,
        { Guardrail.Status: "passed" } => Analytics.Api.Pages.Tone.Fine,
        { Significant: true, Better: true } => Analytics.Api.Pages.Tone.Fine,
        { Significant: true, Better: false } => Analytics.Api.Pages.Tone.Watch,
        _ => Analytics.Api.Pages.Tone.Unknown,
    };

    /// <summary>A metric's value in its unit.</summary>
    public static string Value(double value, string? unit) => unit switch
    {
        "share" => Words.Percent(value),
        "ms" => Words.Milliseconds(value),
        null => Words.Number(value),
        _ => $"{Words.Number(value)} {unit}",
    };

    /// <summary>An effect: a relative change, or a difference in the metric's unit.</summary>
    public static string Effect(double value, bool relative) => relative ? Words.Change(value) : Words.Signed(value);

    /// <summary>The size of an effect, without a sign.</summary>
    public static string Size(double value, bool relative) => relative ? Words.Percent(Math.Abs(value)) : Words.Number(Math.Abs(value));

    /// <summary>The effect of a look; one that an earlier version took is told as the primary metric is now.</summary>
    public static string Effect(ExperimentLook look, ExperimentResults results) => Effect(
        look.Effect,
        look.IsRelative ?? results.Metrics.FirstOrDefault(metric => metric.Role == "primary")?.Comparisons.FirstOrDefault(comparison => comparison.Variant == look.Variant)?.IsRelative ?? true);

    public static string Interval(EffectFigures effect, bool relative) =>
        effect is { Lower: { } lower, Upper: { } upper } ? $"{Effect(lower, relative)} to {Effect(upper, relative)}" : "no interval";

    /// <summary>What is not ruled out of a comparison: an interval; of a guardrail the bound that it is judged by.</summary>
    public static string Bounds(VariantComparison comparison) => comparison switch
    {
        { Guardrail: { Status: "crossed", Best: { } best } } => $"at best {Effect(best, comparison.IsRelative)}",
        { Guardrail: { Status: not "crossed", Worst: { } worst } } => $"at worst {Effect(worst, comparison.IsRelative)}",
        { Effect: { } effect } => Interval(effect, comparison.IsRelative),
        _ => "–",
    };

    /// <summary>How sure those are and by which rule, and of when.</summary>
    public static string Rule(VariantComparison comparison)
    {
        var then = comparison is { AsOf: { } asOf, Look: { } look } ? $", look {look} on {Words.Day(asOf)}" : "";
        return comparison switch
        {
            { Guardrail: { Status: "crossed", Best: not null } crossed } => $"{Sure(crossed.Confidence)}at any look, one-sided{then}",
            { Guardrail: { Status: not "crossed", Worst: not null } guardrail } => $"{Sure(guardrail.WorstConfidence ?? guardrail.Confidence)}one-sided{then}",
            _ => $"{Sure(comparison.Confidence)}{comparison.Rule ?? "–"}{then}",
        };
    }

    private static string Sure(double? confidence) => confidence is { } level ? $"{Words.Percent(level)} sure, " : "";

    /// <summary>How a guardrail stands, in words.</summary>
    public static string Guardrail(GuardrailFigures guardrail) => guardrail.Status switch
    {
        "passed" => $"Holds: harm of {Words.Percent(guardrail.Margin)} is ruled out",
        "crossed" => $"Crossed: harm beyond {Words.Percent(guardrail.Margin)} is shown",
        _ => $"Undecided at a margin of {Words.Percent(guardrail.Margin)}",
    };

    public static string Status(ExperimentSummary summary) => summary switch
    {
        { RolledBack: true } => "rolled back",
        { Definition: { Status: ExperimentStatus.Running, Shadow: true } } => "running in the shadow",
        { Definition.Status: ExperimentStatus.Running, Withdrawn: [_, ..] off } => $"running, {string.Join(" and ", off.Select(one => one.Variant))} switched off",
        { Definition.Status: ExperimentStatus.Running, Coverage: < 1 } => $"running with {Words.Percent(summary.Coverage)}",
        _ => summary.Definition.Status.ToString().ToLowerInvariant(),
    };
}

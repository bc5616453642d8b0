using System.Text.Json;
using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>Applies what a source saw to the alerts of a rule. Pure: what was, what is seen and the time.</summary>
internal static class RuleEvaluation
{
    private static readonly TimeSpan QuietLife = TimeSpan.FromDays(1);

    /// <summary>Digest of what a rule asks.</summary>
    public static string QuestionOf(AlertRule rule) => rule.Monitors is null
        ? AlertLabels.Hash([rule.Source, JsonSerializer.Serialize(rule.Query)])
        : AlertLabels.Hash([rule.Source, JsonSerializer.Serialize(rule.Query), JsonSerializer.Serialize(rule.Monitors)]);

    /// <summary>After an evaluation that answered.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="prior">What was; null: nothing yet.</param>
    /// <param name="observations">What its source sees.</param>
    /// <param name="unseenSignal">What it means for an alert that the source says nothing of it.</param>
    /// <param name="now">The time.</param>
    public static RuleOutcome Answered(
        AlertRule rule, RuleMemory? prior, IReadOnlyList<AlertObservation> observations, AlertSignal unseenSignal, DateTimeOffset now)
    {
        var outcome = new RuleOutcomeBuilder(rule, Kept(rule, prior), now);
        outcome.CloseOthers(prior, "the rule asks something else now");
        var timings = new AlertTimings(rule.For, rule.KeepFiringFor, rule.NoData);
        foreach (var observation in observations.Count == 0 && IsUndivided(rule) ? [Nothing] : observations)
            outcome.Observe(observation, timings, isSeen: true);
        foreach (var unseen in outcome.Unseen().Where(instance => !IsForgotten(instance, rule, now)).ToList())
            outcome.Observe(Unseen(unseen, unseenSignal), timings, isSeen: false);
        outcome.ObserveHealth(AlertSignal.Clear, null);
        return outcome.Build();
    }

    /// <summary>After an evaluation that failed: the alerts stay as they are, and that it failed is one of its own.</summary>
    public static RuleOutcome Failed(AlertRule rule, RuleMemory? prior, string reason, DateTimeOffset now)
    {
        var outcome = new RuleOutcomeBuilder(rule, Kept(rule, prior), now);
        outcome.CloseOthers(prior, "the rule asks something else now");
        outcome.KeepUnseen();
        outcome.ObserveHealth(AlertSignal.Error, reason);
        return outcome.Build();
    }

    /// <summary>While the rule is paused.</summary>
    public static RuleOutcome Paused(AlertRule rule, RuleMemory? prior, DateTimeOffset now)
    {
        var outcome = new RuleOutcomeBuilder(rule, Kept(rule, prior), now);
        outcome.CloseOthers(prior, "the rule asks something else now");
        outcome.Pause();
        return outcome.Build();
    }

    private static AlertObservation Nothing { get; } = new()
    {
        Keys = new Dictionary<string, string?>(),
        Signal = AlertSignal.NoData,
        Detail = "no records",
    };

    private static AlertObservation Unseen(AlertInstance instance, AlertSignal signal) => Nothing with
    {
        Keys = instance.Keys,
        Unit = instance.Unit,
        Signal = signal,
        Detail = signal == AlertSignal.NoData ? Nothing.Detail : "It is not watched any more, or has nothing to say",
    };

    private static bool IsUndivided(AlertRule rule) => rule.Query is { Breakdown.Count: 0 };

    private static RuleMemory? Kept(AlertRule rule, RuleMemory? prior) => prior?.Question == QuestionOf(rule) ? prior : null;

    // A country that once had a visitor is not asked about for ever.
    private static bool IsForgotten(AlertInstance instance, AlertRule rule, DateTimeOffset now) =>
        instance.Memory.State is AlertState.Ok or AlertState.Paused && now - instance.SeenAt > (rule.Every > QuietLife ? rule.Every : QuietLife);
}

using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>Puts the outcome of an evaluation together, alert by alert.</summary>
internal sealed class RuleOutcomeBuilder(AlertRule rule, RuleMemory? prior, DateTimeOffset now)
{
    private readonly Dictionary<string, AlertInstance> before = (prior?.Instances ?? []).ToDictionary(instance => instance.Id);
    private readonly Dictionary<string, AlertInstance> after = [];
    private readonly List<AlertTransition> transitions = [];

    /// <summary>Alerts that this evaluation has said nothing about yet.</summary>
    public IEnumerable<AlertInstance> Unseen() => before.Values.Where(instance => !instance.IsHealth && !after.ContainsKey(instance.Id));

    public void Observe(AlertObservation observation, AlertTimings timings, bool isSeen)
    {
        var id = AlertLabels.IdOf(rule.Uid, observation.Keys, isHealth: false);
        var known = before.GetValueOrDefault(id);
        var step = AlertStateMachine.Observe(known?.Memory ?? AlertMemory.New(now), observation.Signal, timings, now);
        Keep(
            new AlertInstance
            {
                Id = id,
                Keys = observation.Keys,
                Memory = step.Next,
                EvaluatedAt = now,
                SeenAt = isSeen ? now : known?.SeenAt ?? now,
                Figure = observation.Figure,
                Previous = observation.Previous,
                Unit = observation.Unit,
                Detail = observation.Detail,
                Evidence = observation.Evidence,
            },
            step.Changes,
            observation.Detail);
    }

    /// <summary>The alert that the rule can't be evaluated: two evaluations must fail, since one may have met a restart of the store.</summary>
    public void ObserveHealth(AlertSignal signal, string? detail)
    {
        var keys = new Dictionary<string, string?>();
        var id = AlertLabels.IdOf(rule.Uid, keys, isHealth: true);
        var known = before.GetValueOrDefault(id);
        if (known is null && signal == AlertSignal.Clear) return;

        var timings = new AlertTimings(rule.Every, TimeSpan.Zero, NoDataPolicy.Keep);
        var step = AlertStateMachine.Observe(known?.Memory ?? AlertMemory.New(now), signal, timings, now);
        var health = new AlertInstance
        {
            Id = id,
            Keys = keys,
            IsHealth = true,
            Memory = step.Next,
            EvaluatedAt = now,
            SeenAt = now,
            Detail = detail,
        };
        Keep(health, step.Changes, detail);
    }

    public void KeepUnseen()
    {
        foreach (var instance in Unseen().ToList())
            after[instance.Id] = instance;
    }

    public void Pause()
    {
        foreach (var instance in before.Values)
        {
            var step = AlertStateMachine.Pause(instance.Memory, now);
            Keep(instance with { Memory = step.Next, Detail = null }, step.Changes, "the rule is paused");
        }
    }

    /// <summary>Resolves the alerts of a memory that is not this rule's any more.</summary>
    public void CloseOthers(RuleMemory? memory, string reason)
    {
        if (memory is null || ReferenceEquals(memory, prior)) return;
        transitions.AddRange(Closed(rule, memory, reason, now));
    }

    public RuleOutcome Build() => new(
        new RuleMemory { Rule = rule.Uid, Question = RuleEvaluation.QuestionOf(rule), EvaluatedAt = now, Instances = [.. after.Values] }, transitions);

    /// <summary>What the history says when alerts end with their rule.</summary>
    public static IEnumerable<AlertTransition> Closed(AlertRule rule, RuleMemory memory, string reason, DateTimeOffset now) =>
        memory.Instances.Where(instance => instance.Memory.Active)
            .Select(instance => Transition(rule, instance with { Memory = AlertMemory.New(now) with { Episode = instance.Memory.Episode } }, AlertKinds.Resolved, reason, now));

    private void Keep(AlertInstance instance, IReadOnlyList<AlertChange> changes, string? detail)
    {
        after[instance.Id] = instance;
        // Resolved, then fired: the first ends the episode before.
        var ended = changes is [AlertChange.Resolved, AlertChange.Fired] ? instance with { Memory = instance.Memory with { Episode = instance.Memory.Episode - 1 } } : instance;
        for (var index = 0; index < changes.Count; index++)
            transitions.Add(Transition(rule, index == 0 ? ended : instance, AlertKinds.Of(changes[index]), detail, now));
        var state = before.GetValueOrDefault(instance.Id)?.Memory.State ?? AlertState.Ok;
        transitions.AddRange(AlertKinds.Between(state, instance.Memory.State).Select(kind => Transition(rule, instance, kind, detail, now)));
    }

    internal static AlertTransition Transition(AlertRule rule, AlertInstance instance, string kind, string? detail, DateTimeOffset now)
    {
        var again = AlertKinds.IsTold(kind) ? "" : FormattableString.Invariant($"-{now.ToUnixTimeMilliseconds():x}");
        return new AlertTransition
        {
            Id = FormattableString.Invariant($"{instance.Id}-{instance.Memory.Episode}-{kind}{again}"),
            Alert = instance.Id,
            Rule = rule.Uid,
            Labels = AlertLabels.Of(rule, instance.Keys, instance.IsHealth),
            Kind = kind,
            State = instance.Memory.State,
            At = now,
            Episode = instance.Memory.Episode,
            Figure = instance.Figure,
            Detail = detail,
        };
    }
}

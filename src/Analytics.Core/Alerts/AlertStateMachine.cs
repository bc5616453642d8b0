using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>
/// The life of an alert: ok → pending → firing (no data, error) → recovering → ok. Functions of what was, what is seen and the time; nothing else.
/// <see cref="AlertChange.Fired"/> and <see cref="AlertChange.Resolved"/> take turns, beginning with the first.
/// </summary>
internal static class AlertStateMachine
{
    /// <summary>How long an alert that was ended by hand does not fire again while its condition goes on: a mistake is not for ever, and nobody is called every minute.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromDays(1);

    /// <summary>After an evaluation.</summary>
    public static AlertStep Observe(AlertMemory prior, AlertSignal signal, AlertTimings timings, DateTimeOffset now)
    {
        if (prior.State == AlertState.Paused) prior = Quiet(prior, now);
        return signal switch
        {
            AlertSignal.Breach => Breached(prior, AlertCause.Condition, timings, now),
            AlertSignal.Error => Breached(prior, AlertCause.Error, timings, now),
            AlertSignal.NoData when timings.NoData == NoDataPolicy.Alert => Breached(prior, AlertCause.NoData, timings, now),
            AlertSignal.NoData when timings.NoData == NoDataPolicy.Keep => new(prior),
            AlertSignal.Between when prior is { Active: true, Cause: AlertCause.Condition } => new(Firing(prior, now)),
            AlertSignal.Between when prior.Resolution is not null => new(prior),
            _ => Cleared(prior, timings, now),
        };
    }

    /// <summary>After someone said that they see to it; changes nothing where it is not active or someone did before.</summary>
    public static AlertStep Acknowledge(AlertMemory prior, Acknowledgement acknowledgement, DateTimeOffset now)
    {
        if (!prior.Active || prior.Acknowledgement is not null) return new(prior);

        var next = prior with { Acknowledgement = acknowledgement };
        return new(prior.State == AlertState.Recovering ? next : Into(AlertState.Acknowledged, next, now), AlertChange.Acknowledged);
    }

    /// <summary>After someone ended it; changes nothing where it is not active.</summary>
    public static AlertStep Resolve(AlertMemory prior, Resolution resolution, DateTimeOffset now) => prior.Active
        ? new(Into(AlertState.Ok, prior with { Active = false, Acknowledgement = null, Resolution = resolution }, now), AlertChange.Resolved)
        : new(prior);

    /// <summary>After its rule was paused.</summary>
    public static AlertStep Pause(AlertMemory prior, DateTimeOffset now)
    {
        var next = Into(AlertState.Paused, Quiet(prior, now), now);
        return prior.Active ? new(next, AlertChange.Resolved) : new(next);
    }

    private static AlertStep Breached(AlertMemory prior, AlertCause cause, AlertTimings timings, DateTimeOffset now)
    {
        if (prior.Resolution is { } resolution) return Again(prior, resolution, cause, timings, now);
        if (!prior.Active) return Begin(prior, cause, timings, now);
        if (prior.Cause == cause) return new(Firing(prior, now));

        // A figure that is missing says nothing about the breach that it hides; a breach says that the figures are back.
        if (cause == AlertCause.NoData) return new(prior);
        var begun = Begin(Quiet(prior, now), cause, timings, now);
        return new(begun.Next, [AlertChange.Resolved, .. begun.Changes]);
    }

    /// <summary>What was ended by hand: the same trouble is told again after a day; another one, or one that comes back after it had gone, at once.</summary>
    private static AlertStep Again(AlertMemory prior, Resolution resolution, AlertCause cause, AlertTimings timings, DateTimeOffset now)
    {
        // A figure that is missing says nothing about the breach that it hides.
        var isSame = prior.ClearedAt is null && (prior.Cause == cause || cause == AlertCause.NoData);
        if (!isSame) return Begin(Quiet(prior, now), cause, timings, now);
        return now - resolution.At < Held ? new(prior) : Fire(prior with { Resolution = null, Cause = cause }, now);
    }

    private static AlertStep Begin(AlertMemory prior, AlertCause cause, AlertTimings timings, DateTimeOffset now)
    {
        var breachedAt = prior.State == AlertState.Pending && prior.Cause == cause ? prior.BreachedAt ?? now : now;
        var pending = prior with { Cause = cause, BreachedAt = breachedAt };
        return now - breachedAt < timings.For
            ? new(Into(AlertState.Pending, pending, now))
            : Fire(pending, now);
    }

    private static AlertStep Fire(AlertMemory memory, DateTimeOffset now) =>
        new(Firing(memory with { Active = true, Episode = memory.Episode + 1 }, now), AlertChange.Fired);

    private static AlertStep Cleared(AlertMemory prior, AlertTimings timings, DateTimeOffset now)
    {
        if (!prior.Active) return new(prior is { State: AlertState.Ok, Resolution: null } ? prior : Quiet(prior, now));

        var clearedAt = prior.ClearedAt ?? now;
        return now - clearedAt < timings.KeepFiringFor
            ? new(Into(AlertState.Recovering, prior with { ClearedAt = clearedAt }, now))
            : new(Quiet(prior, now), AlertChange.Resolved);
    }

    private static AlertMemory Firing(AlertMemory memory, DateTimeOffset now)
    {
        var state = memory.Cause switch
        {
            _ when memory.Acknowledgement is not null => AlertState.Acknowledged,
            AlertCause.NoData => AlertState.NoData,
            AlertCause.Error => AlertState.Error,
            _ => AlertState.Firing,
        };
        return Into(state, memory with { ClearedAt = null }, now);
    }

    private static AlertMemory Quiet(AlertMemory memory, DateTimeOffset now) =>
        Into(AlertState.Ok, memory with { Active = false, Cause = null, ClearedAt = null, Acknowledgement = null, Resolution = null }, now);

    private static AlertMemory Into(AlertState state, AlertMemory memory, DateTimeOffset now) =>
        memory.State == state ? memory : memory with { State = state, Since = now };
}

using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>Kinds of changes that the history keeps: what people are told of, and what happened in between.</summary>
public static class AlertKinds
{
    internal const string Fired = "fired";
    internal const string Resolved = "resolved";

    private static readonly string[] Told = [Fired, "acknowledged", Resolved];
    private static readonly string[] Further = ["pending", "calmed", "recovering", "relapsed", "paused", "resumed"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Told, .. Further];

    /// <summary>Whether people are told of it.</summary>
    internal static bool IsTold(string kind) => Told.Contains(kind);

    internal static string Of(AlertChange change) => change switch { AlertChange.Fired => Fired, AlertChange.Resolved => Resolved, _ => "acknowledged" };

    /// <summary>What a change of state is of which people are not told.</summary>
    internal static IEnumerable<string> Between(AlertState before, AlertState after)
    {
        if (before == after) yield break;
        if (before == AlertState.Paused) yield return "resumed";
        if (after == AlertState.Paused) yield return "paused";
        else if (after == AlertState.Pending) yield return "pending";
        else if (after == AlertState.Recovering) yield return "recovering";
        else if (before == AlertState.Pending && after == AlertState.Ok) yield return "calmed";
        else if (before == AlertState.Recovering && after != AlertState.Ok) yield return "relapsed";
    }
}

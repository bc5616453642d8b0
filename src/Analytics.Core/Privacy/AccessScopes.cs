namespace Analytics.Core.Privacy;

/// <summary>What a key may do.</summary>
public static class AccessScopes
{
    /// <summary>Send records.</summary>
    public const string EventsWrite = "events:write";

    /// <summary>Ask for everything, individual records too.</summary>
    public const string QueryRead = "query:read";

    /// <summary>Ask for figures about groups that are large enough; part of <see cref="QueryRead"/>.</summary>
    public const string FiguresRead = "figures:read";

    /// <summary>Ask for figures of what is one's own; part of <see cref="FiguresRead"/>, and of people only.</summary>
    public const string OwnRead = "own:read";

    /// <summary>Make rules and silences of alerts, and acknowledge.</summary>
    public const string AlertsWrite = "alerts:write";

    /// <summary>Save and activate safety rules, replay them, and review violations.</summary>
    public const string SafetyWrite = "safety:write";

    /// <summary>Store experiments, their metrics and holdouts.</summary>
    public const string ExperimentsWrite = "experiments:write";

    /// <summary>Everything.</summary>
    public const string Admin = "admin";

    /// <summary>All scopes that a key may have.</summary>
    public static IReadOnlyList<string> All { get; } = [EventsWrite, QueryRead, FiguresRead, AlertsWrite, SafetyWrite, ExperimentsWrite, Admin];

    /// <summary>Whether what was granted covers a scope: admin covers all, query:read covers figures:read, and that own:read.</summary>
    public static bool Cover(Predicate<string> granted, string scope)
    {
        ArgumentNullException.ThrowIfNull(granted);
        return granted(scope) || granted(Admin)
            || scope is FiguresRead or OwnRead && granted(QueryRead)
            || scope is OwnRead && granted(FiguresRead);
    }
}

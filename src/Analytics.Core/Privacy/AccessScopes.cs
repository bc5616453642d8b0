namespace Analytics.Core.Privacy;

/// <summary>What a key may do.</summary>
public static class AccessScopes
{
    /// <summary>Send records.</summary>
    public const string EventsWrite = "events:write";

    /// <summary>Ask for figures.</summary>
    public const string QueryRead = "query:read";

    /// <summary>Make rules and silences of alerts, and acknowledge.</summary>
    public const string AlertsWrite = "alerts:write";

    /// <summary>Save and activate safety rules, replay them, and review violations.</summary>
    public const string SafetyWrite = "safety:write";

    /// <summary>Store experiments, their metrics and holdouts.</summary>
    public const string ExperimentsWrite = "experiments:write";

    /// <summary>Everything.</summary>
    public const string Admin = "admin";

    /// <summary>All scopes.</summary>
    public static IReadOnlyList<string> All { get; } = [EventsWrite, QueryRead, AlertsWrite, SafetyWrite, ExperimentsWrite, Admin];
}

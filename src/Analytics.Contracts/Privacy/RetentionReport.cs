namespace Analytics.Contracts.Privacy;

/// <summary>How long data are kept, as <c>GET /v1/retention</c> answers it.</summary>
public sealed record RetentionReport
{
    /// <summary>Every class, the one that is kept shortest first.</summary>
    public required IReadOnlyList<RetentionLine> Classes { get; init; }

    /// <summary>The latest expiry; absent: there was none yet.</summary>
    public RetentionRun? LastRun { get; init; }

    /// <summary>The hold that lasts; absent: there is none.</summary>
    public RetentionHold? Hold { get; init; }
}

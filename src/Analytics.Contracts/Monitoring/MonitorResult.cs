using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>What a monitor found in one window. It is computed once, kept, and computed anew when late data fall into the window.</summary>
public sealed record MonitorResult
{
    /// <summary>Id of the monitor.</summary>
    public required string Monitor { get; init; }

    /// <summary>The window.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>True when the window was over when it was looked at.</summary>
    public required bool Complete { get; init; }

    /// <summary>ok, alert, notEnoughData, skipped, or error: the check failed or took too long.</summary>
    public required string Status { get; init; }

    /// <summary>All of it in one sentence.</summary>
    public required string Because { get; init; }

    /// <summary>What was found, alerts first, then those that matter most; at most 50, of a window without alerts 10; all where later windows are compared with them.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many findings there are in all.</summary>
    public int Judged { get; init; }

    /// <summary>How many of them alert.</summary>
    public int Alerting { get; init; }

    /// <summary>Probability of a false alarm at this look, at most.</summary>
    public double Level { get; init; }

    /// <summary>How often this window has been judged; 0 while it has too few rows.</summary>
    public int Looks { get; init; }

    /// <summary>Rows that had arrived for the window when it was looked at.</summary>
    public long Rows { get; init; }

    /// <summary>Labels among them; absent where the monitor does not judge by labels.</summary>
    public long? Labels { get; init; }

    /// <summary>Where the figures come from; its configuration is that of the monitor.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The latest commit of the store that was seen.</summary>
    public long Sequence { get; init; }

    /// <summary>How long the look took.</summary>
    public double ElapsedMs { get; init; }
}

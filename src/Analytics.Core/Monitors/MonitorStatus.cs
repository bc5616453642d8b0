using Analytics.Contracts.Monitoring;

namespace Analytics.Core.Monitors;

/// <summary>States of a window.</summary>
public static class MonitorStatus
{
    public const string Ok = "ok";
    public const string Alert = "alert";
    public const string NotEnoughData = "notEnoughData";
    public const string Skipped = "skipped";

    /// <summary>The check failed or took too long.</summary>
    public const string Error = "error";

    /// <summary>The state of a window whose findings are these.</summary>
    internal static string Of(IReadOnlyList<Finding> findings)
    {
        if (findings.Any(finding => finding.Status == FindingStatus.Alert)) return Alert;
        if (findings.Any(finding => finding.Status == FindingStatus.Ok)) return Ok;
        return findings.Any(finding => finding.Status == FindingStatus.NotEnoughData) ? NotEnoughData : Skipped;
    }
}

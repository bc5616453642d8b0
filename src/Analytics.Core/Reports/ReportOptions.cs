namespace Analytics.Core.Reports;

/// <summary>Settings of the section <c>Reports</c>.</summary>
public sealed class ReportOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Reports";

    /// <summary>How long reports are kept.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(90);

    /// <summary>A folder that gets a copy of each scheduled report. Empty: none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The Chromium that prints. Empty: the first of the usual places.</summary>
    public string Chromium { get; set; } = "";

    /// <summary>Longest time that a report may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);
}

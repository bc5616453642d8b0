namespace Analytics.Core.Reports;

/// <summary>The content of a report, as it is stored.</summary>
internal sealed record ReportContent(byte[] Bytes);

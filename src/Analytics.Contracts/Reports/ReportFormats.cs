namespace Analytics.Contracts.Reports;

/// <summary>What formats are called elsewhere.</summary>
public static class ReportFormats
{
    public static string MediaType(ReportFormat format) => format switch
    {
        ReportFormat.Html => "text/html; charset=utf-8",
        ReportFormat.Pdf => "application/pdf",
        ReportFormat.Markdown => "text/markdown; charset=utf-8",
        ReportFormat.Csv => "text/csv; charset=utf-8",
        _ => "application/json",
    };

    public static string Extension(ReportFormat format) => format == ReportFormat.Markdown ? "md" : format.ToString().ToLowerInvariant();
}

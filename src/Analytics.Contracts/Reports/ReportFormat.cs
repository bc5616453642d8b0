using System.Text.Json.Serialization;

namespace Analytics.Contracts.Reports;

/// <summary>How a report is written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportFormat>))]
public enum ReportFormat
{
    /// <summary>A page with everything in it, to keep or to send.</summary>
    [JsonStringEnumMemberName("html")] Html,

    /// <summary>The page printed; needs a Chromium on the machine of the service.</summary>
    [JsonStringEnumMemberName("pdf")] Pdf,

    /// <summary>Text with tables.</summary>
    [JsonStringEnumMemberName("markdown")] Markdown,

    /// <summary>The tables cell by cell: table, row, column, value.</summary>
    [JsonStringEnumMemberName("csv")] Csv,

    /// <summary>The figures as the API gives them.</summary>
    [JsonStringEnumMemberName("json")] Json,
}

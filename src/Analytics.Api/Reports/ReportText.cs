using System.Globalization;
using System.Text;
using Analytics.Api.Pages;
using CsvHelper;

namespace Analytics.Api.Reports;

/// <summary>A report as text.</summary>
internal static class ReportText
{
    // A cell that begins with one of these would be run as a formula by a spreadsheet.
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape, HasHeader = false };

    public static string Markdown(ReportDocument report, DateTimeOffset at)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"# {Plain(report.Title)}").AppendLine().AppendLine(Plain(report.Subtitle)).AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"**{Plain(report.Sentence)}**").AppendLine();
        foreach (var fact in report.Facts) text.AppendLine(CultureInfo.InvariantCulture, $"- {Plain(fact)}");
        foreach (var table in report.Tables.Where(table => table.Rows.Count > 0))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {Plain(table.Title)}").AppendLine()
                .AppendLine(Line(table.Columns)).AppendLine(Line(table.Columns.Select(_ => "---")));
            foreach (var row in table.Rows) text.AppendLine(Line(row.Select(Plain)));
        }

        return text.AppendLine().AppendLine(Foot(at)).ToString();
    }

    /// <summary>The tables cell by cell, so that all of them fit one file.</summary>
    public static string Tables(ReportDocument report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, Csv, leaveOpen: true);
        Write(csv, ["table", "row", "column", "value"]);
        foreach (var table in report.Tables)
            foreach (var row in table.Rows)
                for (var at = 1; at < row.Count; at++) Write(csv, [table.Title, row[0], table.Columns[at], row[at]]);

        csv.Flush();
        return text.ToString();
    }

    /// <summary>When it was written, in UTC.</summary>
    public static string Foot(DateTimeOffset at) => $"Written {Words.Moment(at)} by Analytics. Times are UTC.";

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        // The plus of a change is no formula, and a number can do without it.
        foreach (var cell in cells) csv.WriteField(cell is ['+', >= '0' and <= '9', ..] ? cell[1..] : cell);
        csv.EndRecord();
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    // Characters that would end a cell or begin something else.
    private static string Plain(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

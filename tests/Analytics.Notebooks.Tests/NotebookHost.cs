using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Data.Analysis;

namespace Analytics.Notebooks.Tests;

/// <summary>What cells find beside the language: display and HTML, as the kernel for C# has them. Public, because scripts see it.</summary>
public sealed class NotebookHost
{
    private const int MostRows = 20;
    private readonly List<(string MediaType, string Text)> outputs = [];

    internal IReadOnlyList<(string MediaType, string Text)> Take()
    {
        List<(string, string)> taken = [.. outputs];
        outputs.Clear();
        return taken;
    }

    /// <summary>Markup to show.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "Scripts see the members of the instance.")]
    public object HTML(string markup) => new Markup(markup);

    /// <summary>Shows a value: markup as it is, a list of records or a data frame as a table, anything else as text.</summary>
    public void display(object? value)
    {
        if (value is Markup markup) outputs.Add(("text/html", markup.Text));
        else if (value is DataFrame frame) outputs.Add(("text/html", TableOf([.. frame.Columns.Select(column => column.Name)], frame.Rows.Count, frame.Rows)));
        else if (value is IEnumerable rows and not string) outputs.Add(("text/html", TableOf([.. rows.Cast<object?>()])));
        else outputs.Add(("text/plain", Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null"));
    }

    private static string TableOf(List<object?> rows)
    {
        var properties = rows.FirstOrDefault(row => row is not null) is { } first and not (string or IFormattable) ? first.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).ToArray() : [];
        return properties.Length == 0
            ? TableOf(["value"], rows.Count, rows.Select(row => new[] { row }))
            : TableOf([.. properties.Select(property => property.Name)], rows.Count, rows.Select(row => properties.Select(property => property.GetValue(row))));
    }

    private static string TableOf(IReadOnlyList<string> names, long count, IEnumerable<IEnumerable<object?>> rows)
    {
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var name in names) html.Append(CultureInfo.InvariantCulture, $"<th>{WebUtility.HtmlEncode(name)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows.Take(MostRows))
        {
            html.Append("<tr>");
            foreach (var value in row) html.Append(CultureInfo.InvariantCulture, $"<td>{WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}</td>");
            html.Append("</tr>");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</tbody></table>{(count > MostRows ? $"<p>and {count - MostRows} more</p>" : "")}").ToString();
    }

    private sealed record Markup(string Text);
}

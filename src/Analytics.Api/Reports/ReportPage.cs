using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Analytics.Core.Alerts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Reports;

/// <summary>A report as a page of its own: the components of the pages, with their styles in it.</summary>
internal sealed class ReportPage(IServiceScopeFactory scopes, IOptions<AlertOptions> alerts, ILoggerFactory loggers)
{
    private static readonly string Styles = Read();

    /// <summary>What a browser may do with such a page: show it with its own styles, and nothing else.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Styles)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public async Task<string> RenderAsync(ReportDocument report, DateTimeOffset at)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(report.Page, ParameterView.FromDictionary(report.Parameters.ToDictionary()))).ToHtmlString());
        var html = HtmlEncoder.Default;
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{html.Encode(report.Title)}</title><style>{Styles}</style></head>
            <body class="report">
            <main>{Whole(body)}<p class="hint">{html.Encode(report.Title)} · {html.Encode(report.Subtitle)}. {html.Encode(ReportText.Foot(at))}</p></main>
            </body>
            </html>
            """;
    }

    /// <summary>Links from where the report may be: a mail, a folder. What people wrote can't be taken for one, as it is encoded.</summary>
    private string Whole(string body) => body.Replace(" href=\"/", $" href=\"{alerts.Value.PublicUrl.TrimEnd('/')}/", StringComparison.Ordinal);

    private static string Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Analytics.Api.wwwroot.app.css")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

using System.Text;
using System.Text.Json;
using Analytics.Contracts.Reports;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Privacy.People;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Reports;

/// <summary>Writes the templates in the formats.</summary>
internal sealed class ReportRenderer(IEnumerable<IReportTemplate> templates, ReportPage pages, PagePrinter printer, IOptions<JsonOptions> json, IOptions<PrivacyOptions> privacy, TimeProvider clock) : IReportRenderer
{
    private readonly Dictionary<string, IReportTemplate> byName = templates.ToDictionary(template => template.Name);

    public IReadOnlyDictionary<string, string[]> Check(ReportRequest request)
    {
        if (!byName.TryGetValue(request.Template, out var template)) return Fault("/template", $"Must be one of {string.Join(", ", byName.Keys)}.");
        if (!Enum.IsDefined(request.Format)) return Fault("/format", "Must be html, pdf, markdown, csv or json.");
        if (request.Format == ReportFormat.Pdf && printer.Chromium is null) return Fault("/format", "No Chromium was found on the machine of the service to print with: install one, or name it in Reports:Chromium.");
        return template.Check(request);
    }

    public async Task<RenderedReport> RenderAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        if (!byName.TryGetValue(request.Template, out var template)) throw new ReportException("There is no such template any more.");
        if (template.Check(request) is { Count: > 0 } faults) throw new ReportException(string.Join(" ", faults.SelectMany(fault => fault.Value)));

        // Reports are passed on: they hold what everyone may see.
        Viewer.Current = new Viewer { SmallestCell = privacy.Value.SmallestCell };
        var (document, now) = (await template.BuildAsync(request, cancellationToken), clock.GetUtcNow());
        var content = request.Format switch
        {
            ReportFormat.Json => JsonSerializer.SerializeToUtf8Bytes(document.Data, document.Data.GetType(), json.Value.SerializerOptions),
            ReportFormat.Csv => Encoding.UTF8.GetBytes(ReportText.Tables(document)),
            ReportFormat.Markdown => Encoding.UTF8.GetBytes(ReportText.Markdown(document, now)),
            ReportFormat.Pdf => await printer.PrintAsync(await pages.RenderAsync(document, now), cancellationToken),
            _ => Encoding.UTF8.GetBytes(await pages.RenderAsync(document, now)),
        };
        return new RenderedReport(document.Title, document.Sentence, document.Facts, content);
    }

    private static Dictionary<string, string[]> Fault(string pointer, string message) => new() { [pointer] = [message] };
}

using System.ComponentModel;
using System.Security.Claims;
using Analytics.Api.Access;
using Analytics.Api.Audit;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Reports.Pages;
using Analytics.Contracts.Reports;
using Analytics.Core.Ports;
using Analytics.Core.Reports;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Reports;

/// <summary>Reports on demand, and those that were written.</summary>
internal sealed class ReportsModule : ICarterModule
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 100;
    private const int MostRows = 1_000;
    private const int DefaultRows = 100;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/reports").WithTags("Reports").RequireAuthorization(Scopes.Figures).WithReadingAnswers();

        group.MapPost("", OrderAsync)
            .WithDisclosure()
            .WithName("OrderReport")
            .WithSummary("Ask for a report")
            .WithDescription("Effectiveness or safety of a model, an experiment, the business, or the week; as HTML with everything in it, PDF, Markdown, CSV or JSON. It is written in the background, also after a restart; the location tells how it stands. The same Idempotency-Key gives the same report.")
            .WithExample(ReportExamples.Report);
        app.MapPost("/reports/order", OrderByFormAsync).WithDisclosure().RequireAuthorization(Scopes.Figures).ExcludeFromDescription().WithName("OrderReportByForm").WithSummary("Ask for a report");
        group.MapGet("", List)
            .WithName("ListReports")
            .WithSummary("List the reports")
            .WithDescription("Newest first. With Accept: text/html it is a page, with the schedules.")
            .Produces<IReadOnlyList<Report>>(StatusCodes.Status200OK, "application/json", "text/html");
        group.MapGet("/{id}", Find)
            .WithName("ReadReport")
            .WithSummary("Read how a report stands")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id}/content", ContentAsync)
            .WithName("ReadReportContent")
            .WithSummary("Read a report that is written")
            .Produces(StatusCodes.Status200OK, contentType: "text/html", additionalContentTypes: ["application/pdf", "text/markdown", "text/csv", "application/json"])
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Accepted<Report>, ProblemHttpResult>> OrderAsync(
        ReportRequest body,
        [FromHeader(Name = KeyHeader)][Description("At most 100 characters; a repetition gives the report of the first time.")] string? key,
        ClaimsPrincipal user,
        ReportDesk desk,
        IReportRenderer renderer,
        CancellationToken cancellationToken)
    {
        if (key?.Length is 0 or > LongestKey) return Problems.Invalid(new Dictionary<string, string> { [KeyHeader] = $"{KeyHeader} must have 1 to {LongestKey} characters" });
        if (renderer.Check(body) is { Count: > 0 } faults) return Problems.Invalid(faults);
        var report = await desk.OrderAsync(body, user.KeyName(), key, cancellationToken);
        return TypedResults.Accepted($"/v1/reports/{report.Id}", report);
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> OrderByFormAsync(
        [FromForm] string? subject, [FromForm] string? format, ClaimsPrincipal user, ReportDesk desk, ReportSubjects subjects, IReportRenderer renderer, CancellationToken cancellationToken)
    {
        var faults = QueryWord.Read<ReportFormat>(format, "format", out var one);
        if (subjects.Find(subject) is not { } request) faults["subject"] = "subject must be one of those of the page";
        else if (faults.Count == 0)
        {
            var asked = request with { Format = one ?? ReportFormat.Html };
            if (renderer.Check(asked) is { Count: > 0 } wrong) return Problems.Invalid(wrong);
            await desk.OrderAsync(asked, user.KeyName(), null, cancellationToken);
            return TypedResults.LocalRedirect("/v1/reports");
        }

        return Problems.Invalid(faults);
    }

    private static Results<Ok<IReadOnlyList<Report>>, RazorComponentResult<ReportsPage>, ProblemHttpResult> List(
        [Description("At most so many, 1 to 1,000. Absent: 100.")] int? limit, ReportDesk desk, ReportSchedules schedules, ReportSubjects subjects, HttpContext context)
    {
        if (limit is < 1 or > MostRows) return Problems.Invalid(new Dictionary<string, string> { ["limit"] = $"limit must be 1 to {MostRows}" });
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage()
            ? new RazorComponentResult<ReportsPage>(new { Reports = desk.List(limit ?? DefaultRows), Schedules = schedules.List(), Subjects = subjects.List(), Writing = desk.Next()?.Id })
            : TypedResults.Ok(desk.List(limit ?? DefaultRows));
    }

    private static Results<Ok<Report>, ProblemHttpResult> Find(string id, ReportDesk desk) =>
        desk.Find(id) is { } report ? TypedResults.Ok(report) : Missing();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ContentAsync(string id, ReportDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        if (desk.Find(id) is not { } report) return Missing();
        if (report.Status != ReportStatus.Done || await desk.ContentAsync(id, cancellationToken) is not { } content)
            return TypedResults.Problem(report.Detail ?? "It is being written.", statusCode: StatusCodes.Status409Conflict, title: "The report is not written.");
        context.Response.Headers.ContentSecurityPolicy = ReportPage.Policy;
        var name = report.Request.Format == ReportFormat.Html ? null : $"{report.Id}.{ReportFormats.Extension(report.Request.Format)}";
        return TypedResults.Bytes(content, ReportFormats.MediaType(report.Request.Format), name);
    }

    private static ProblemHttpResult Missing() => Problems.NotFound("There is no report of this id; reports are kept for a time (Reports:Keep).");
}

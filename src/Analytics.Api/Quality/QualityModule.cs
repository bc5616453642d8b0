using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Api.Quality.Pages;
using Analytics.Contracts.Reporting;
using Analytics.Core.Quality;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Quality;

/// <summary>Data quality.</summary>
internal sealed class QualityModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("/quality", ReportAsync)
            .WithName("ReadQuality")
            .WithSummary("Read the data quality by source and model")
            .WithDescription("Completeness, validity, uniqueness, timeliness and consistency of the records that arrived in the window, over time, with what was found. With Accept: text/html it is a page, with the ledger.")
            .Produces<QualityReport>(StatusCodes.Status200OK, "application/json", "text/html");

    private static async Task<Results<Ok<QualityReport>, RazorComponentResult<DataPage>, ProblemHttpResult>> ReportAsync(
        [AsParameters] WindowQuery query,
        [Description("One model only.")] string? model,
        [Description("One source (name of a key) only.")] string? source,
        [Description(Buckets.Description)] string? bucket,
        QualityReporter reporter,
        DataViews views,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (query.Read(clock.GetUtcNow(), out var window) is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (QualityReporter.Check(window, bucket) is { Count: > 0 } rules)
            return Problems.Invalid(rules);
        var report = await context.AnswerAsync(token => reporter.ReportAsync(window, model, source, bucket, token), cancellationToken);
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage()
            ? new RazorComponentResult<DataPage>(new { Report = report, View = await context.AnswerAsync(token => views.ReadAsync(window, token), cancellationToken) })
            : TypedResults.Ok(report);
    }
}

using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.Models.Pages;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Performance;
using Analytics.Core.Registry;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Models;

/// <summary>How well a model does, before and after its labels arrive.</summary>
internal sealed class PerformanceModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/models").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("/{model}/performance", ShowAsync)
            .WithName("ReadPerformance")
            .WithSummary("Read how well a model does, estimated and realised")
            .WithDescription("Realised figures against the reference, estimates before labels arrive (CBPE, PAPE or M-CBPE for binary, CBPE for multiclass, DLE for regression) with their bands, how labels come in, figures corrected for labels that come selectively, the estimates audited against the truth, the errors watched for a change of concept, calibration, and whether the model treats the values of each segment alike. Every check is a finding: ok, alert, notEnoughData or skipped. With Accept: text/html it is a page.")
            .Produces<PerformanceReport>(StatusCodes.Status200OK, "application/json", "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<PerformanceReport>, RazorComponentResult<PerformancePage>, ProblemHttpResult>> ShowAsync(
        string model,
        [AsParameters] AnalysisQuery query,
        [Description(Buckets.Description)] string? bucket,
        [Description("History as it was known at this time: ISO 8601. Absent: as it is known now.")] string? knownBy,
        [Description("How the scores of a binary model are made estimates: cbpe (calibrated on the reference), pape (on the reference weighted to the inputs of the window; slower), or mcbpe (within segments, versions and values of features). Absent: cbpe.")] string? estimator,
        PerformanceAnalyser analyser,
        SegmentAnalyser segments,
        ModelRegistry registry,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = query.Read(model, registry, clock.GetUtcNow(), out var scope);
        var known = WindowQuery.Parse(knownBy, "knownBy", faults);
        var width = Buckets.Read(bucket, scope?.Window, faults);
        var method = string.IsNullOrEmpty(estimator) ? PerformanceAnalyser.Cbpe : estimator;
        if (!PerformanceAnalyser.Estimators.Contains(method))
            faults["estimator"] = [$"estimator must be one of {string.Join(", ", PerformanceAnalyser.Estimators)}"];
        if (faults.Count > 0)
            return Problems.Invalid(faults);

        var question = new PerformanceQuestion { Scope = scope! with { KnownBy = known }, Width = width!.Value, Estimator = method, Corrects = true };
        if (await context.AnswerAsync(token => WholeAsync(question, analyser, segments, token), cancellationToken) is not { } report) return Problems.NotFound("There is no model or version of this name.");
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage()
            ? new RazorComponentResult<PerformancePage>(new { Report = report, Versions = registry.VersionsOf(model) })
            : TypedResults.Ok(report);
    }

    private static async Task<PerformanceReport?> WholeAsync(PerformanceQuestion question, PerformanceAnalyser analyser, SegmentAnalyser segments, CancellationToken cancellationToken)
    {
        if (await analyser.AnalyseAsync(question, cancellationToken) is not { } report) return null;
        if (await segments.AnalyseAsync(question.Scope, question.Alpha, cancellationToken) is not { } parts) return null;
        return report with
        {
            Splits = [.. report.Splits, .. parts.Splits],
            Findings = [.. report.Findings.Concat(parts.Findings).OrderByDescending(finding => finding.Status == FindingStatus.Alert)],
        };
    }
}

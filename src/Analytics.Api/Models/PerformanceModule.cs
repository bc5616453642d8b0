using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
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
        app.MapGroup("/v1/models").WithTags("Figures").RequireAuthorization(Scopes.Read).WithReadingAnswers()
            .MapGet("/{model}/performance", ShowAsync)
            .WithName("ReadPerformance")
            .WithSummary("Read how well a model does, estimated and realised")
            .WithDescription("Realised figures against the reference, estimates before labels arrive (CBPE for binary, DLE for regression) with their bands, how labels come in, the estimates audited against the truth, the errors watched for a change of concept, and calibration. Every check is a finding: ok, alert, notEnoughData or skipped.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<PerformanceReport>, ProblemHttpResult>> ShowAsync(
        string model,
        [AsParameters] AnalysisQuery query,
        [Description(Buckets.Description)] string? bucket,
        [Description("History as it was known at this time: ISO 8601. Absent: as it is known now.")] string? knownBy,
        PerformanceAnalyser analyser,
        ModelRegistry registry,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var faults = query.Read(model, registry, clock.GetUtcNow(), out var scope);
        var known = WindowQuery.Parse(knownBy, "knownBy", faults);
        var width = Buckets.Read(bucket, scope?.Window, faults);
        if (faults.Count > 0)
            return Problems.Invalid(faults);

        return await analyser.AnalyseAsync(scope! with { KnownBy = known }, width!.Value, cancellationToken) is { } report
            ? TypedResults.Ok(report)
            : Problems.NotFound("There is no model or version of this name.");
    }
}

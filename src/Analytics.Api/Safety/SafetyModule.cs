using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Safety;
using Analytics.Core.Safety;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Safety;

/// <summary>How safe a model is.</summary>
internal sealed class SafetyModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/models").WithTags("Safety").RequireAuthorization(Scopes.Read).WithReadingAnswers()
            .MapGet("/{model}/safety", ReportAsync)
            .WithName("ReadSafety")
            .WithSummary("Read how safe a model is")
            .WithDescription("Rates by rule, version, segment and time, each with its exact 95 % upper bound, so that no violation is never a bare 0; and the open incidents.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<SafetyReport>, ProblemHttpResult>> ReportAsync(
        string model,
        [AsParameters] WindowQuery query,
        [Description("One version only.")] string? version,
        [Description("Key of the segment to split by. Absent: those that the active rules look at.")] string? segment,
        [Description(Buckets.Description)] string? bucket,
        SafetyReporter reporter,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (query.Read(clock.GetUtcNow(), out var window) is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (SafetyReporter.Check(window, bucket) is { Count: > 0 } rules)
            return Problems.Invalid(rules);

        (version, segment) = (string.IsNullOrEmpty(version) ? null : version, string.IsNullOrEmpty(segment) ? null : segment);
        return await reporter.ReportAsync(model, version, segment, window, bucket, cancellationToken) is { } report
            ? TypedResults.Ok(report)
            : Problems.NotFound("There is no model of this name.");
    }
}

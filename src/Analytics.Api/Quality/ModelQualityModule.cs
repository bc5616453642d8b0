using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Quality;
using Analytics.Core.Registry;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Quality;

/// <summary>Whether the data of a model are sound.</summary>
internal sealed class ModelQualityModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/models").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("/{model}/quality", ShowAsync)
            .WithName("ReadModelQuality")
            .WithSummary("Read whether the data of a model are sound")
            .WithDescription("Each column against the reference: missing values, values out of the registered range, categories that appear or vanish, values that stand still, jumps by a power of ten; and whether predictions come as they used to. A fault is more than chance gives (5 % for the whole report) and of a size that matters. With bucket the missing shares over time.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<ModelQualityReport>, ProblemHttpResult>> ShowAsync(
        string model,
        [AsParameters] AnalysisQuery query,
        [Description("hour, day, week or month: adds the missing shares over time. Absent: the whole window only.")] string? bucket,
        QualityAnalyser analyser,
        ModelRegistry registry,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var faults = query.Read(model, registry, clock.GetUtcNow(), out var scope);
        var width = string.IsNullOrEmpty(bucket) ? null : Buckets.Read(bucket, scope?.Window, faults);
        if (faults.Count > 0)
            return Problems.Invalid(faults);

        return await analyser.AnalyseAsync(scope!, width, QualityAnalyser.Alpha, cancellationToken) is { } report
            ? TypedResults.Ok(report)
            : Problems.NotFound("There is no model or version of this name.");
    }
}

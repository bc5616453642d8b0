using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Anomalies;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Anomalies;

/// <summary>What is out of the ordinary in a measure over time.</summary>
internal sealed class AnomaliesModule : ICarterModule
{
    public const string Example = """
        {"measure":"latency","aggregate":"p95","filters":[{"field":"model","values":["churn"]}],"interval":"hour",
         "range":{"from":"2026-10-01T00:00:00Z","to":"2026-10-03T00:00:00Z"}}
        """;

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/anomalies").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapPost("", FindAsync)
            .WithName("FindAnomalies")
            .WithSummary("Find what is out of the ordinary in a measure over time")
            .WithDescription("Each point beside what season (of the week or the day, where three fit) and level lead to expect. seasonal_hybrid_esd keeps to its level; sr_cnn and ssa are there by name.")
            .WithExample(Example);

    private static async Task<Results<Ok<AnomalyReport>, ProblemHttpResult>> FindAsync(AnomalyRequest body, SeriesAnalyser analyser, CancellationToken cancellationToken) =>
        analyser.Validate(body) is { Count: > 0 } faults ? Problems.Invalid(faults) : TypedResults.Ok(await analyser.AnalyseAsync(body, cancellationToken));
}

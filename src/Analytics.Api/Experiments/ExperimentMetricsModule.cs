using Analytics.Api.Access;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Experiments;

/// <summary>The metrics and holdouts of experiments.</summary>
internal sealed class ExperimentMetricsModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/experiments").WithTags("Experiments").WithReadingAnswers();

        group.MapGet("/metrics", (ExperimentRegister register) => TypedResults.Ok(register.Catalogue.Metrics.Values))
            .RequireAuthorization(Scopes.Figures)
            .WithName("ListExperimentMetrics")
            .WithSummary("List the metrics of experiments");
        group.MapPut("/metrics/{key}", PutMetricAsync)
            .RequireAuthorization(Scopes.Experiment)
            .WithName("PutExperimentMetric")
            .WithSummary("Store a metric")
            .WithDescription("A running experiment that uses it gets a new revision. One that is kept as code can't be changed here (409).")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithExample(ExperimentExamples.Metric);
        group.MapDelete("/metrics/{key}", DeleteMetricAsync)
            .RequireAuthorization(Scopes.Experiment)
            .WithName("DeleteExperimentMetric")
            .WithSummary("Remove a metric that no experiment uses")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/holdouts", (ExperimentRegister register) => TypedResults.Ok(register.Catalogue.Holdouts.Values))
            .RequireAuthorization(Scopes.Figures)
            .WithName("ListHoldouts")
            .WithSummary("List the holdouts");
        group.MapPut("/holdouts/{key}", PutHoldoutAsync)
            .RequireAuthorization(Scopes.Experiment)
            .WithName("PutHoldout")
            .WithSummary("Store a holdout")
            .WithDescription("Its units take no part in the experiments that name it. One that is kept as code can't be changed here (409).")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithExample(ExperimentExamples.Holdout);
    }

    private static async Task<Results<Ok<MetricDefinition>, ProblemHttpResult>> PutMetricAsync(
        string key, MetricDefinition body, ExperimentRegister register, CancellationToken cancellationToken) =>
        ExperimentProblems.Of(await register.PutAsync(body with { Key = key }, cancellationToken)) is { } problem
            ? problem
            : TypedResults.Ok(register.Catalogue.Metrics[key]);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteMetricAsync(string key, ExperimentRegister register, CancellationToken cancellationToken) =>
        ExperimentProblems.Of(await register.DeleteMetricAsync(key, cancellationToken)) is { } problem ? problem : TypedResults.NoContent();

    private static async Task<Results<Ok<HoldoutDefinition>, ProblemHttpResult>> PutHoldoutAsync(
        string key, HoldoutDefinition body, ExperimentRegister register, CancellationToken cancellationToken) =>
        ExperimentProblems.Of(await register.PutAsync(body with { Key = key }, cancellationToken)) is { } problem
            ? problem
            : TypedResults.Ok(register.Catalogue.Holdouts[key]);
}

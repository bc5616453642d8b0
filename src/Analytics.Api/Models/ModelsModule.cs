using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Models;
using Analytics.Core.Registry;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Models;

/// <summary>The models and their versions.</summary>
internal sealed class ModelsModule : ICarterModule
{
    private const string VersionPath = "/{model}/versions/{version}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/models").WithTags("Models").WithReadingAnswers();

        group.MapGet("", List)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ListModels")
            .WithSummary("List the models");
        group.MapGet(VersionPath, Find)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadModelVersion")
            .WithSummary("Read a model version")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut(VersionPath, RegisterAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("RegisterModelVersion")
            .WithSummary("Register a model version")
            .WithDescription("Task, inputs, classes, threshold, owner, reference and card. Records of the version are checked against it from then on. A version that was never registered is inferred from its records.")
            .WithExample(Examples.Version);
    }

    private static Ok<IReadOnlyList<ModelSummary>> List(ModelRegistry registry) => TypedResults.Ok(registry.List());

    private static Results<Ok<ModelVersion>, ProblemHttpResult> Find(string model, string version, ModelRegistry registry) =>
        registry.Find(model, version) is { } found ? TypedResults.Ok(found) : Problems.NotFound("There is no such version of this model.");

    private static async Task<Results<Ok<ModelVersion>, ProblemHttpResult>> RegisterAsync(
        string model, string version, ModelVersion body, ModelRegistry registry, CancellationToken cancellationToken) =>
        await registry.RegisterAsync(body with { Model = model, Version = version }, cancellationToken) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(registry.Find(model, version)!);
}

using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Recording;
using Analytics.Contracts.Safety;
using Analytics.Core.Safety;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Safety;

/// <summary>The safety rules of the models.</summary>
internal sealed class RailsModule : ICarterModule
{
    private const string NoModel = "There is no model of this name.";
    private const string NoVersion = "There is no such version of the rules of this model.";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/safety/rails").WithTags("Safety").WithReadingAnswers();

        group.MapGet("/{model}", Find)
            .RequireAuthorization(Scopes.Read)
            .WithName("ReadRails")
            .WithSummary("Read the active safety rules of a model")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{model}", SaveAsync)
            .RequireAuthorization(Scopes.Guard)
            .WithName("SaveRails")
            .WithSummary("Save safety rules of a model as a new version")
            .WithDescription("Conditions are checked against the features, classes and task of the model; a fault names the rule by JSON pointer and the place by column. Rules like those of the newest version make no new one. Every prediction that is recorded from then on is judged by the active version.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(Examples.Rails);
        group.MapDelete("/{model}", DeactivateAsync)
            .RequireAuthorization(Scopes.Guard)
            .WithName("DeactivateRails")
            .WithSummary("Judge the predictions of a model no more")
            .WithDescription("No version is active from then on; all of them stay.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{model}/versions", Versions)
            .RequireAuthorization(Scopes.Read)
            .WithName("ListRailVersions")
            .WithSummary("List the versions of the safety rules of a model")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{model}/versions/{version:int}", FindVersion)
            .RequireAuthorization(Scopes.Read)
            .WithName("ReadRailVersion")
            .WithSummary("Read a version of the safety rules of a model")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{model}/versions/{version:int}/activate", ActivateAsync)
            .RequireAuthorization(Scopes.Guard)
            .WithName("ActivateRails")
            .WithSummary("Make a version of the safety rules the active one")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{model}/replay", ReplayAsync)
            .RequireAuthorization(Scopes.Guard)
            .WithName("ReplayRails")
            .WithSummary("Try safety rules on past predictions")
            .WithDescription("What the rules would have said of the stored predictions of the window, beside what was recorded. Nothing is saved. Of very many predictions an even sample is read, the same each time.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(Examples.Rails);
    }

    private static Results<Ok<RailSet>, ProblemHttpResult> Find(string model, RailRegister rails) =>
        rails.Find(model) is { } set ? TypedResults.Ok(set) : Problems.NotFound("The model has no active safety rules.");

    private static Results<Ok<RailSet>, ProblemHttpResult> FindVersion(string model, int version, RailRegister rails) =>
        rails.Find(model, version) is { } set ? TypedResults.Ok(set) : Problems.NotFound(NoVersion);

    private static Results<Ok<RailVersions>, ProblemHttpResult> Versions(string model, RailRegister rails) =>
        rails.Versions(model) is { } versions ? TypedResults.Ok(versions) : Problems.NotFound("The model has no safety rules.");

    private static async Task<Results<Ok<RailSet>, ProblemHttpResult>> SaveAsync(
        string model,
        RailSetDraft body,
        [Description("False: saved only, to be activated later. Absent: active when it answers.")] bool? activate,
        HttpContext context,
        RailRegister rails,
        CancellationToken cancellationToken)
    {
        var (set, faults) = await rails.SaveAsync(model, body, activate ?? true, Intake.SourceOf(context), cancellationToken);
        return (set, faults) switch
        {
            ({ } saved, _) => TypedResults.Ok(saved),
            (_, { } wrong) => Problems.Invalid(wrong),
            _ => Problems.NotFound(NoModel),
        };
    }

    private static async Task<Results<Ok<RailVersions>, ProblemHttpResult>> ActivateAsync(
        string model, int version, HttpContext context, RailRegister rails, CancellationToken cancellationToken) =>
        await rails.ActivateAsync(model, version, Intake.SourceOf(context), cancellationToken)
            ? TypedResults.Ok(rails.Versions(model)!)
            : Problems.NotFound(NoVersion);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeactivateAsync(
        string model, HttpContext context, RailRegister rails, CancellationToken cancellationToken) =>
        await rails.ActivateAsync(model, null, Intake.SourceOf(context), cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound("The model has no safety rules.");

    private static async Task<Results<Ok<RailReplay>, ProblemHttpResult>> ReplayAsync(
        string model, RailSetDraft body, [AsParameters] WindowQuery query, RailReplayer replayer, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (query.Read(clock.GetUtcNow(), out var window) is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (RailReplayer.Check(window) is { Count: > 0 } rules)
            return Problems.Invalid(rules);

        var (replay, wrong) = await replayer.ReplayAsync(model, body, window, cancellationToken);
        return (replay, wrong) switch
        {
            ({ } done, _) => TypedResults.Ok(done),
            (_, { } found) => Problems.Invalid(found),
            _ => Problems.NotFound(NoModel),
        };
    }
}

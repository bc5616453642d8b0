using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Recording;
using Analytics.Contracts.Safety;
using Analytics.Core.Safety;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Safety;

/// <summary>Where an engine asks before it shows.</summary>
internal sealed class EvaluationModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/safety").WithTags("Safety").RequireAuthorization(Scopes.Write).WithRecordingAnswers(typed: false);

        group.MapPost("/evaluate", EvaluateAsync)
            .WithName("EvaluatePrediction")
            .WithSummary("Judge a prediction by the active safety rules before it is shown")
            .WithDescription("Takes a prediction as POST /v1/predictions does, and stores nothing. The verdict is pass, warn, violation or blocked, or unjudged where the model has no active rules.")
            .Takes<PredictionRecord>(Examples.Prediction, ["application/json"]);
    }

    private static async Task<Results<Ok<SafetyEvaluation>, ProblemHttpResult>> EvaluateAsync(HttpContext context, RailEvaluator evaluator)
    {
        if (MediaType.Of(context.Request) != "application/json")
            throw new BadHttpRequestException("The content type is not taken here.", StatusCodes.Status415UnsupportedMediaType);

        using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var (evaluation, faults) = evaluator.Evaluate(body.Memory);
        return evaluation is null ? Problems.Invalid(faults) : TypedResults.Ok(evaluation);
    }
}

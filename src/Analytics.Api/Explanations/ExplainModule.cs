using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Explanations.Pages;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Explanations;
using Analytics.Core.Registry;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Explanations;

/// <summary>Why a model is not what it was.</summary>
internal sealed class ExplainModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/models").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("/{model}/explain", ShowAsync)
            .WithName("ReadExplanation")
            .WithSummary("Read why a model is not what it was")
            .WithDescription("Ranked causes: faults of the data, drift of each input, and the concept. Each with its part of the change of the errors (of the answers, while there are no labels), by Shapley values over even samples of at most 5,000 rows a window; versions and segments with what changed within them and what their changed shares add. With Accept: text/html it is a page.")
            .Produces<Explanation>(StatusCodes.Status200OK, "application/json", "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<Explanation>, RazorComponentResult<ExplainPage>, ProblemHttpResult>> ShowAsync(
        string model,
        [AsParameters] AnalysisQuery query,
        [Description("hour, day, week or month: adds the causes over time, of at most 31 buckets, each explained anew. Absent: the whole window only.")] string? bucket,
        ExplanationAnalyser analyser,
        ModelRegistry registry,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = query.Read(model, registry, clock.GetUtcNow(), out var scope);
        var width = Buckets.Read(bucket, scope?.Window, faults);
        if (string.IsNullOrEmpty(bucket)) width = null;
        if (width is { } asked && ExplanationAnalyser.Check(scope!.Window, asked) is { } tooMany) faults["bucket"] = [tooMany];
        if (faults.Count > 0)
            return Problems.Invalid(faults);

        if (await context.AnswerAsync(token => analyser.AnalyseAsync(scope!, width, token), cancellationToken) is not { } explanation) return Problems.NotFound("There is no model or version of this name.");
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage()
            ? new RazorComponentResult<ExplainPage>(new { Explanation = explanation, Versions = registry.VersionsOf(model) })
            : TypedResults.Ok(explanation);
    }
}

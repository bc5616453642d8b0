using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.Models.Pages;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Contracts.Reporting;
using Analytics.Core.Performance;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Models;

/// <summary>How a model does: JSON for programs, a page for people, of the same figures.</summary>
internal sealed class ScorecardModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/models").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("/{model}/scorecard", ShowAsync)
            .WithName("ReadScorecard")
            .WithSummary("Read the scorecard of a model")
            .WithDescription("Volume, latency, realised performance from joined feedback, acceptance, safety and data quality, in all, by version and by time. A figure that rests on too little says so and has no value. With Accept: text/html it is a page.")
            .Produces<Scorecard>(StatusCodes.Status200OK, "application/json", "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<Scorecard>, RazorComponentResult<ScorecardPage>, ProblemHttpResult>> ShowAsync(
        string model,
        [AsParameters] WindowQuery query,
        [Description("One version only.")] string? version,
        [Description(Buckets.Description)] string? bucket,
        HttpContext context,
        ScorecardBuilder builder,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (query.Read(clock.GetUtcNow(), out var window) is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (ScorecardBuilder.Check(window, bucket) is { Count: > 0 } rules)
            return Problems.Invalid(rules);

        version = string.IsNullOrEmpty(version) ? null : version;
        if (await context.AnswerAsync(token => builder.BuildAsync(model, version, window, bucket, token), cancellationToken) is not { } scorecard)
            return Problems.NotFound("There is no model of this name.");

        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage()
            ? new RazorComponentResult<ScorecardPage>(new { Scorecard = scorecard })
            : TypedResults.Ok(scorecard);
    }
}

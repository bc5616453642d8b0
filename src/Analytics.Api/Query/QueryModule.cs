using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Query;

/// <summary>The one way to ask for figures.</summary>
internal sealed class QueryModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1").WithTags("Figures").RequireAuthorization(Scopes.Read).WithReadingAnswers()
            .MapPost("/query", AnswerAsync)
            .WithName("Query")
            .WithSummary("Ask for a measure")
            .WithDescription("One measure, by time, by up to three fields, filtered, with 95 % intervals. Scorecards, dashboards and reports ask the same way.")
            .WithExample(Examples.Query);

    private static async Task<Results<Ok<MeasureResult>, ProblemHttpResult>> AnswerAsync(
        MeasureQuery query, MeasureEngine engine, CancellationToken cancellationToken) =>
        engine.Check(query) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(await engine.AnswerAsync(query, cancellationToken));
}

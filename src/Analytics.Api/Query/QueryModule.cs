using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Query;

/// <summary>The one way to ask for figures.</summary>
internal sealed class QueryModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").WithTags("Figures").RequireAuthorization(Scopes.Own).WithReadingAnswers();

        group.MapGet("/measures", List)
            .WithName("ListMeasures")
            .WithSummary("List the measures")
            .WithDescription("What can be asked for, each with its definition, unit and aggregates. Besides these each feature of a model is a measure: features.NAME.");
        group.MapPost("/query", AnswerAsync)
            .WithName("Query")
            .WithSummary("Ask for a measure")
            .WithDescription("One measure, by time, by up to three fields, filtered, with 95 % intervals. Scorecards, dashboards and reports ask the same way.")
            .WithExample(Examples.Query);
    }

    private static Ok<IReadOnlyList<MeasureDescription>> List() => TypedResults.Ok(MeasureEngine.Measures);

    private static async Task<Results<Ok<MeasureResult>, ProblemHttpResult>> AnswerAsync(
        MeasureQuery query, MeasureEngine engine, TimeProvider clock, CancellationToken cancellationToken) =>
        engine.Check(query) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(await engine.AnswerAsync(query, cancellationToken) with { Provenance = SourceOf(query, clock.GetUtcNow()) });

    private static Provenance SourceOf(MeasureQuery query, DateTimeOffset now) => new()
    {
        Configuration = ConfigurationHash.Of(query),
        Seed = 0,
        Window = query.Range,
        Reference = query.Compare is null ? null : new TimeRange(query.Range.From - (query.Range.To - query.Range.From), query.Range.From),
        ComputedAt = now,
    };
}

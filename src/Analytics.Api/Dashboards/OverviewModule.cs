using Analytics.Api.Access;
using Analytics.Api.Dashboards.Pages;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Contracts.Dashboards;
using Analytics.Core.Dashboards;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Dashboards;

/// <summary>The first page, and the same for programs.</summary>
internal sealed class OverviewModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/", ShowAsync).RequireAuthorization(Scopes.Own).WithName("Home").WithSummary("The first page").ExcludeFromDescription();
        app.MapGroup("/v1/overview").WithTags("Figures").RequireAuthorization(Scopes.Own).WithReadingAnswers()
            .MapGet("", ReadAsync)
            .WithName("ReadOverview")
            .WithSummary("Read everything at one glance")
            .WithDescription("One sentence, six figures of the last seven days against the seven before, what waits for a person, and every model and running experiment. Each figure carries the query that gives it.");
    }

    private static async Task<Ok<Overview>> ReadAsync(OverviewBuilder builder, CancellationToken cancellationToken) =>
        TypedResults.Ok(await builder.BuildAsync(cancellationToken));

    private static async Task<RazorComponentResult<OverviewPage>> ShowAsync(OverviewBuilder builder, HttpContext context, CancellationToken cancellationToken) =>
        new(new { Overview = await context.AnswerAsync(builder.BuildAsync, cancellationToken) });
}

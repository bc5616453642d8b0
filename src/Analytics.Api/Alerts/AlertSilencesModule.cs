using System.Security.Claims;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Alerts;

/// <summary>The silences.</summary>
internal sealed class AlertSilencesModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/alerts/silences").WithTags("Alerts").WithReadingAnswers();

        group.MapGet("", List)
            .RequireAuthorization(Scopes.Read)
            .WithName("ListSilences")
            .WithSummary("List the silences");
        group.MapPost("", AddAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("AddSilence")
            .WithSummary("Silence some alerts for a time")
            .WithDescription("Alerts that meet all matchers are not told while it lasts. They keep their states, and what was told before is told to be resolved. It ends by itself.")
            .WithExample(AlertExamples.Silence);
        group.MapDelete("/{id}", EndAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("EndSilence")
            .WithSummary("End a silence now")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<AlertSilence>> List(AlertSilences silences) => TypedResults.Ok(silences.List());

    private static async Task<Results<Created<AlertSilence>, ProblemHttpResult>> AddAsync(
        AlertSilence silence, ClaimsPrincipal user, AlertSilences silences, CancellationToken cancellationToken)
    {
        var (added, faults) = await silences.AddAsync(silence, user.KeyName(), cancellationToken);
        return added is null ? Problems.Invalid(faults) : TypedResults.Created($"/v1/alerts/silences/{added.Id}", added);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(string id, AlertSilences silences, CancellationToken cancellationToken) =>
        await silences.EndAsync(id, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound("There is no silence of this id that lasts.");
}

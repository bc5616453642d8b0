using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Delivery;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Alerts;

/// <summary>What became of notifications.</summary>
internal sealed class AlertDeliveriesModule : ICarterModule
{
    private const int MostRows = 1_000;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/alerts/deliveries").WithTags("Alert channels").WithReadingAnswers();

        group.MapGet("", List)
            .RequireAuthorization(Scopes.Read)
            .WithName("ListDeliveries")
            .WithSummary("List what became of notifications")
            .WithDescription("Newest first: pending, delivered (kept for 30 days) and dead (given up after the last attempt; kept for 90 days).");
        group.MapPost("/{id}/retry", RetryAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("RetryDelivery")
            .WithSummary("Try a dead delivery again")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Results<Ok<IReadOnlyList<AlertDelivery>>, ProblemHttpResult> List(
        [Description("One status only: pending, delivered or dead.")] string? status,
        [Description("One channel only.")] string? channel,
        [Description("At most so many, 1 to 1,000. Absent: 100.")] int? limit,
        AlertOutbox outbox)
    {
        var faults = QueryWord.Read<DeliveryStatus>(status, "status", out var one);
        if (limit is < 1 or > MostRows) faults["limit"] = $"limit must be 1 to {MostRows}";
        return faults.Count > 0 ? Problems.Invalid(faults) : TypedResults.Ok(outbox.List(one, channel, limit ?? 100));
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> RetryAsync(string id, AlertOutbox outbox, CancellationToken cancellationToken) =>
        await outbox.RetryAsync(id, cancellationToken) switch
        {
            true => TypedResults.Accepted("/v1/alerts/deliveries"),
            false => TypedResults.Problem("Only what is dead can be tried again.", statusCode: StatusCodes.Status409Conflict, title: "The delivery is not dead."),
            null => Problems.NotFound("There is no delivery of this id."),
        };
}

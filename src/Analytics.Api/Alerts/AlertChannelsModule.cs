using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Alerts;

/// <summary>The channels through which people are told.</summary>
internal sealed class AlertChannelsModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/alerts/channels").WithTags("Alert channels").WithReadingAnswers();

        group.MapGet("", List)
            .RequireAuthorization(Scopes.Read)
            .WithName("ListChannels")
            .WithSummary("List the channels")
            .WithDescription("Without their secrets.");
        group.MapGet("/{uid}", Find)
            .RequireAuthorization(Scopes.Read)
            .WithName("ReadChannel")
            .WithSummary("Read a channel")
            .WithDescription("Without its secrets.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{uid}", PutAsync)
            .RequireAuthorization(Scopes.Administer)
            .WithName("PutChannel")
            .WithSummary("Store a channel")
            .WithDescription("mail, slack, pagerduty, teams, or webhook: the notification as JSON, with the headers Analytics-Timestamp and Analytics-Signature: v1=HMAC-SHA256(secret, timestamp + \".\" + body) in hexadecimal digits. Secrets that are left out stay as they are, unless host or address change.")
            .WithExample(AlertExamples.Channel);
        group.MapDelete("/{uid}", DeleteAsync)
            .RequireAuthorization(Scopes.Administer)
            .WithName("DeleteChannel")
            .WithSummary("Remove a channel")
            .WithDescription("Not while a rule names it (409).")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{uid}/test", TestAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("TestChannel")
            .WithSummary("Send a test through a channel")
            .WithDescription("At once, with what the other side said.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<ChannelSummary>> List(AlertChannels channels) => TypedResults.Ok(channels.List());

    private static Results<Ok<ChannelSummary>, ProblemHttpResult> Find(string uid, AlertChannels channels) =>
        channels.Show(uid) is { } channel ? TypedResults.Ok(channel) : Missing();

    private static async Task<Results<Ok<ChannelSummary>, ProblemHttpResult>> PutAsync(
        string uid, AlertChannel body, AlertChannels channels, CancellationToken cancellationToken) =>
        await channels.PutAsync(body with { Uid = uid }, cancellationToken) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(channels.Show(uid)!);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string uid, AlertChannels channels, AlertRules rules, CancellationToken cancellationToken)
    {
        if (rules.UserOf(uid) is { } rule)
            return TypedResults.Problem($"The rule {rule.Uid} names it.", statusCode: StatusCodes.Status409Conflict, title: "The channel is in use.");
        return await channels.DeleteAsync(uid, cancellationToken) ? TypedResults.NoContent() : Missing();
    }

    private static async Task<Results<Ok<ChannelTest>, ProblemHttpResult>> TestAsync(
        string uid, AlertCourier courier, CancellationToken cancellationToken) =>
        await courier.TestAsync(uid, cancellationToken) is { } test ? TypedResults.Ok(test) : Missing();

    private static ProblemHttpResult Missing() => Problems.NotFound("There is no channel of this id.");
}

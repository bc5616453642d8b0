using System.ComponentModel;
using System.Security.Claims;
using Analytics.Api.Access;
using Analytics.Api.Alerts.Pages;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Alerts;

/// <summary>The alerts as they stand, and what happened to them.</summary>
internal sealed class AlertsModule : ICarterModule
{
    private const int MostRows = 1_000;
    private const int RowsOnPage = 50;
    private const int LongestName = 100;
    private const int LongestComment = 1_000;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/alerts").WithTags("Alerts").WithReadingAnswers();

        group.MapGet("", ListAsync)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ListAlerts")
            .WithSummary("List the alerts")
            .WithDescription("Every combination of a rule's breakdown values with its state, the figure last seen, and why nobody is told of it, where that is so. With Accept: text/html it is a page, of all alerts.")
            .Produces<IReadOnlyList<Alert>>(StatusCodes.Status200OK, "application/json", "text/html");
        group.MapGet("/history", HistoryAsync)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadAlertHistory")
            .WithSummary("Read what happened to alerts")
            .WithDescription("Firing, acknowledgement and resolution of the last 30 days, and what happened in between (pending, recovering, paused and their ends), newest first. Those done by hand say by whom and why.");
        group.MapPost("/{id}/acknowledge", AcknowledgeAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("AcknowledgeAlert")
            .WithSummary("Say that you see to an alert")
            .WithDescription("It is told to all channels at once, stops repetition and escalation, and lasts until the alert resolves. Acknowledging what does not fire, or was acknowledged before, changes nothing.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(AlertExamples.Acknowledge);
        group.MapPost("/{id}/resolve", ResolveAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("ResolveAlert")
            .WithSummary("End an alert")
            .WithDescription("It is told to all channels at once. While its condition goes on, the alert stays resolved: it fires again once the condition has been clear in between, or after a day. Resolving what does not fire changes nothing.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(AlertExamples.Resolve);
    }

    private static async Task<Results<Ok<IReadOnlyList<Alert>>, RazorComponentResult<AlertsPage>, ProblemHttpResult>> ListAsync(
        [Description("One state only: ok, pending, firing, recovering, acknowledged, noData, error, paused.")] string? state,
        [Description("One rule only.")] string? rule,
        AlertList alerts,
        AlertRules rules,
        AlertHistory history,
        AlertSilences silences,
        AlertChannels channels,
        AlertOutbox outbox,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (QueryWord.Read<AlertState>(state, "state", out var one) is { Count: > 0 } faults) return Problems.Invalid(faults);
        context.Response.Headers.Vary = "Accept";
        if (!context.Request.WantsPage()) return TypedResults.Ok(alerts.Read(one, rule));
        return new RazorComponentResult<AlertsPage>(new
        {
            View = new AlertsView
            {
                Firing = alerts.Firing(),
                All = alerts.Read(null, null),
                History = await history.ListToldAsync(RowsOnPage, cancellationToken),
                Silences = silences.List(),
                Channels = channels.List(),
                Deliveries = outbox.List(null, null, RowsOnPage),
                Titles = rules.List().ToDictionary(known => known.Uid, known => known.Title ?? known.Uid),
                MayAct = context.User.May(Scopes.Alert),
            },
        });
    }

    private static async Task<Results<Ok<IReadOnlyList<AlertTransition>>, ProblemHttpResult>> HistoryAsync(
        [Description("One rule only.")] string? rule,
        [Description("One kind only: fired, acknowledged, resolved, pending, calmed, recovering, relapsed, paused, resumed.")] string? kind,
        [Description("At most so many, 1 to 1,000. Absent: 100.")] int? limit,
        AlertHistory history,
        CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, string>();
        if (limit is < 1 or > MostRows) faults["limit"] = $"limit must be 1 to {MostRows}";
        if (kind is not null && !AlertKinds.All.Contains(kind)) faults["kind"] = $"kind must be one of {string.Join(", ", AlertKinds.All)}";
        return faults.Count > 0 ? Problems.Invalid(faults) : TypedResults.Ok(await history.ListAsync(rule, kind, limit ?? 100, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AcknowledgeAsync(
        string id, AcknowledgeRequest request, ClaimsPrincipal user, AlertBoard board, CancellationToken cancellationToken) =>
        Check(request.By, request.Comment) ?? Answer(await board.AcknowledgeAsync(id, request.By ?? user.KeyName(), request.Comment, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> ResolveAsync(
        string id, ResolveRequest request, ClaimsPrincipal user, AlertBoard board, CancellationToken cancellationToken) =>
        Check(request.By, request.Comment) ?? Answer(await board.ResolveAsync(id, request.By ?? user.KeyName(), request.Comment, cancellationToken));

    private static Results<NoContent, ProblemHttpResult>? Check(string? by, string? comment)
    {
        var faults = new Dictionary<string, string>();
        if (by is { Length: 0 or > LongestName }) faults["/by"] = $"by must have 1 to {LongestName} characters";
        if (comment?.Length > LongestComment) faults["/comment"] = $"comment must have at most {LongestComment} characters";
        if (faults.Count == 0) return null;
        return Problems.Invalid(faults);
    }

    private static Results<NoContent, ProblemHttpResult> Answer(bool? changed) =>
        changed is null ? Problems.NotFound("There is no alert of this id.") : TypedResults.NoContent();
}

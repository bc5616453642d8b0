using System.Security.Claims;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Alerts;

/// <summary>The forms of the page of alerts. They do what the routes of <see cref="AlertsModule"/> and <see cref="AlertSilencesModule"/> do, for people.</summary>
internal sealed class AlertFormsModule : ICarterModule
{
    private const string Page = "/v1/alerts";
    private const int LongestComment = 1_000;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/alerts").RequireAuthorization(Scopes.Alert).ExcludeFromDescription();
        group.MapPost("/{id}/acknowledge", AcknowledgeAsync).WithName("AcknowledgeByForm").WithSummary("See to an alert");
        group.MapPost("/{id}/resolve", ResolveAsync).WithName("ResolveByForm").WithSummary("End an alert");
        group.MapPost("/{id}/silence", SilenceAsync).WithName("SilenceByForm").WithSummary("Silence an alert");
        group.MapPost("/silences/{id}/end", EndAsync).WithName("EndSilenceByForm").WithSummary("End a silence");
    }

    private static Task<Results<RedirectHttpResult, ProblemHttpResult>> AcknowledgeAsync(
        string id, [FromForm] string? comment, ClaimsPrincipal user, AlertBoard board, CancellationToken cancellationToken) =>
        ChangeAsync(comment, said => board.AcknowledgeAsync(id, user.KeyName(), said, cancellationToken));

    private static Task<Results<RedirectHttpResult, ProblemHttpResult>> ResolveAsync(
        string id, [FromForm] string? comment, ClaimsPrincipal user, AlertBoard board, CancellationToken cancellationToken) =>
        ChangeAsync(comment, said => board.ResolveAsync(id, user.KeyName(), said, cancellationToken));

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> ChangeAsync(string? comment, Func<string?, Task<bool?>> change)
    {
        if (comment?.Length > LongestComment) return Problems.Invalid(new Dictionary<string, string> { ["comment"] = $"comment must have at most {LongestComment} characters" });
        return await change(string.IsNullOrWhiteSpace(comment) ? null : comment) is null
            ? Problems.NotFound("There is no alert of this id.")
            : TypedResults.LocalRedirect(Page);
    }

    /// <summary>Silences the alert and no other: all its labels must match.</summary>
    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> SilenceAsync(
        string id, [FromForm] int hours, [FromForm] string? comment, ClaimsPrincipal user, AlertList alerts, AlertSilences silences, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (alerts.Read(null, null).FirstOrDefault(alert => alert.Id == id) is not { } alert) return Problems.NotFound("There is no alert of this id.");
        if (hours is not (>= 1 and <= 168)) return Problems.Invalid(new Dictionary<string, string> { ["hours"] = "hours must be 1 to 168" });
        var silence = new AlertSilence
        {
            Matchers = [.. alert.Labels.Select(label => new LabelMatcher { Label = label.Key, Value = label.Value })],
            EndsAt = clock.GetUtcNow().AddHours(hours),
            Comment = string.IsNullOrWhiteSpace(comment) ? "Silenced on the page of alerts." : comment,
        };
        var (added, faults) = await silences.AddAsync(silence, user.KeyName(), cancellationToken);
        return added is null ? Problems.Invalid(faults) : TypedResults.LocalRedirect(Page);
    }

    /// <summary>Takes the form, though it has no field: it is what the token against forgery comes in, and without a form nobody looks at that.</summary>
    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> EndAsync(string id, IFormCollection form, AlertSilences silences, CancellationToken cancellationToken) =>
        await silences.EndAsync(id, cancellationToken) ? TypedResults.LocalRedirect(Page) : Problems.NotFound("There is no silence of this id that lasts.");
}

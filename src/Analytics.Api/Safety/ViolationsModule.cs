using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Audit;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Recording;
using Analytics.Contracts.Safety;
using Analytics.Core.Safety;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Safety;

/// <summary>The violations and their review.</summary>
internal sealed class ViolationsModule : ICarterModule
{
    private const int DefaultPage = 50;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/safety/violations").WithTags("Safety").WithReadingAnswers();

        group.MapGet("", ListAsync)
            .RequireAuthorization(Scopes.Read)
            .WithDisclosure()
            .WithName("ListViolations")
            .WithSummary("List safety violations")
            .WithDescription("Checks with the verdict violation or blocked, of the service's rules and as reported, newest first, with the audit trail of their review.");
        group.MapPost("/{id}/review", ReviewAsync)
            .RequireAuthorization(Scopes.Guard)
            .WithName("ReviewViolation")
            .WithSummary("Confirm, dismiss, resolve or open a violation again")
            .WithDescription("Adds a step to the audit trail; no step is ever changed. The reviewer is the name of the key.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(Examples.Review);
    }

    private static async Task<Results<Ok<ViolationPage>, ProblemHttpResult>> ListAsync(
        [Description("One model only.")] string? model,
        [Description("open, confirmed, dismissed or resolved. Absent: all.")] string? status,
        [AsParameters] WindowQuery query,
        [Description("Violations a page, 1 to 200. Absent: 50.")] int? limit,
        [Description("The nextCursor of the page before.")] string? cursor,
        ViolationLog violations,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (query.Read(clock.GetUtcNow(), out var window) is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        if (limit is < 1 or > ViolationLog.LargestPage)
            return Fault("limit", $"limit must be 1 to {ViolationLog.LargestPage}");
        if (!string.IsNullOrEmpty(status) && Named(status) is null)
            return Fault("status", "status must be open, confirmed, dismissed or resolved");

        var page = await violations.ListAsync(
            string.IsNullOrEmpty(model) ? null : model, Named(status), window, limit ?? DefaultPage, string.IsNullOrEmpty(cursor) ? null : cursor, cancellationToken);
        return page is null ? Fault("cursor", "cursor must come from a page of the same model and status") : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<Violation>, ProblemHttpResult>> ReviewAsync(
        string id, ViolationReview body, HttpContext context, ViolationLog violations, CancellationToken cancellationToken)
    {
        if (ViolationReviews.Check(body) is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        return await violations.ReviewAsync(PathText.Unescape(id), body, Intake.SourceOf(context), cancellationToken) is { } reviewed
            ? TypedResults.Ok(reviewed)
            : Problems.NotFound("There is no such violation, or its trail is full.");
    }

    private static ViolationStatus? Named(string? status) => status switch
    {
        "open" => ViolationStatus.Open,
        "confirmed" => ViolationStatus.Confirmed,
        "dismissed" => ViolationStatus.Dismissed,
        "resolved" => ViolationStatus.Resolved,
        _ => null,
    };

    private static ProblemHttpResult Fault(string parameter, string message) =>
        Problems.Invalid(new Dictionary<string, string> { [parameter] = message });
}

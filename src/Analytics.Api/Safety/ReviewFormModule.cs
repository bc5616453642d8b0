using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.Pages;
using Analytics.Api.Recording;
using Analytics.Contracts.Safety;
using Analytics.Core.Safety;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Safety;

/// <summary>The review queue's form: what <see cref="ViolationsModule"/> does, for people.</summary>
internal sealed class ReviewFormModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapPost("/safety/violations/review", ReviewAsync)
            .RequireAuthorization(Scopes.Guard)
            .ExcludeFromDescription()
            .WithName("ReviewByForm")
            .WithSummary("Review a violation");

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> ReviewAsync(
        [FromForm] string? id, [FromForm] string? status, [FromForm] string? comment, [FromForm] string? returnUrl, HttpContext context, ViolationLog violations, CancellationToken cancellationToken)
    {
        var unknown = QueryWord.Read<ViolationStatus>(status, "status", out var to);
        if (unknown.Count > 0) return Problems.Invalid(unknown);
        if (to is null) return Problems.Invalid(new Dictionary<string, string> { ["status"] = "status is required" });
        var review = new ViolationReview { Status = to.Value, Comment = string.IsNullOrWhiteSpace(comment) ? null : comment };
        if (ViolationReviews.Check(review) is { Count: > 0 } faults) return Problems.Invalid(faults);
        return await violations.ReviewAsync(id ?? "", review, Intake.SourceOf(context), cancellationToken) is null
            ? Problems.NotFound("There is no such violation, or its trail is full.")
            : TypedResults.LocalRedirect(LocalAddress.Of(returnUrl) + "#queue");
    }
}

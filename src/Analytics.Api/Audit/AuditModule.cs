using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Audit.Pages;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Access;
using Analytics.Core.Privacy.Audit;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Audit;

/// <summary>The audit trail.</summary>
internal sealed class AuditModule : ICarterModule
{
    private const int MostRows = 1_000;
    private const int DefaultRows = 100;

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/audit").WithTags("Privacy").RequireAuthorization(Scopes.Administer).WithReadingAnswers()
            .MapGet("", ReadAsync)
            .WithName("ReadAuditTrail")
            .WithSummary("Read who did what")
            .WithDescription("Changes of people, keys, alerts, experiments, safety rules and reviews, sign-ins, and reads of individual records, newest first; refusals too. Entries are chained by their hashes, and the answer says whether the chain is whole. With Accept: text/html it is a page.")
            .Produces<AuditTrailPage>(StatusCodes.Status200OK, "application/json", "text/html");

    private static async Task<Results<Ok<AuditTrailPage>, RazorComponentResult<AuditPage>, ProblemHttpResult>> ReadAsync(
        [Description("Entries of one account or key only.")] string? actor,
        [Description("At most so many, 1 to 1,000. Absent: 100.")] int? limit,
        AuditTrail trail,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostRows) return Problems.Invalid(new Dictionary<string, string> { ["limit"] = $"limit must be 1 to {MostRows}" });
        var page = await trail.ReadAsync(actor, limit ?? DefaultRows, cancellationToken);
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage() ? new RazorComponentResult<AuditPage>(new { Trail = page }) : TypedResults.Ok(page);
    }
}

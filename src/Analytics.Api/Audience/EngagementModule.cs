using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Audience.Pages;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Contracts.Audience;
using Analytics.Core.Audience;
using Analytics.Core.Measures;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Audience;

/// <summary>How people use the product.</summary>
internal sealed class EngagementModule : ICarterModule
{
    private const int LongestName = 200;

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/engagement").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("", ShowAsync)
            .WithName("ReadEngagement")
            .WithSummary("Read how people use the product")
            .WithDescription("Active people by day, week and month, stickiness, what they do, who comes back week after week, and a funnel over the events that are named. Only people who consented; figures of fewer than Privacy:SmallestCell people are left out. With Accept: text/html it is a page.")
            .Produces<EngagementReport>(StatusCodes.Status200OK, "application/json", "text/html");

    private static async Task<Results<Ok<EngagementReport>, RazorComponentResult<EngagementPage>, ProblemHttpResult>> ShowAsync(
        [AsParameters] WindowQuery query,
        [Description("Names of the events of a funnel in their order, parted by commas; at most 10.")] string? steps,
        AudienceAnalyser analyser,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = query.Read(clock.GetUtcNow(), out var window);
        string[] names = steps?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (names.Length > AudienceAnalyser.MostSteps || names.Any(name => name.Length > LongestName)) faults["steps"] = [$"steps must be at most {AudienceAnalyser.MostSteps} names of at most {LongestName} characters"];
        if (faults.Count > 0) return Problems.Invalid(faults);
        if (ReportWindows.Check(window, null) is { Count: > 0 } rules) return Problems.Invalid(rules);

        var report = await context.AnswerAsync(token => analyser.AnalyseAsync(window, names, token), cancellationToken);
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage()
            ? new RazorComponentResult<EngagementPage>(new { Report = report, Steps = string.Join(", ", names) })
            : TypedResults.Ok(report);
    }
}

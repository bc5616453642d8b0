using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Api.SystemHealth.Pages;
using Analytics.Contracts.Dashboards;
using Analytics.Core.Dashboards;
using Analytics.Core.Measures;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.SystemHealth;

/// <summary>The systems beneath, and this service.</summary>
internal sealed class SystemModule : ICarterModule
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(7);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/system").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("", ShowAsync)
            .WithName("ReadSystem")
            .WithSummary("Read how the systems do")
            .WithDescription("Response times, error rates, throughput and whatever other metric was sent, against the window before, each over time beside what its season and level lead to expect, with what was out of the ordinary; and this service's own last fifteen minutes. Absent from and to: the last 7 days. With Accept: text/html it is a page.")
            .Produces<SystemReport>(StatusCodes.Status200OK, "application/json", "text/html");

    private static async Task<Results<Ok<SystemReport>, RazorComponentResult<SystemPage>, ProblemHttpResult>> ShowAsync(
        [AsParameters] WindowQuery query, SystemBuilder builder, VitalSigns signs, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = string.IsNullOrEmpty(query.From) && string.IsNullOrEmpty(query.To) ? new WindowQuery { From = (now - Usual).ToString("O"), To = now.ToString("O") } : query;
        var faults = asked.Read(now, out var window);
        if (faults.Count == 0 && window.To - window.From > SystemBuilder.Longest) faults["from"] = ["from must be at most 182 days before to"];
        if (faults.Count > 0) return Problems.Invalid(faults);
        if (ReportWindows.Check(window, null) is { Count: > 0 } rules) return Problems.Invalid(rules);

        var report = await context.AnswerAsync(token => builder.BuildAsync(window, signs.Read(), token), cancellationToken);
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage() ? new RazorComponentResult<SystemPage>(new { Report = report }) : TypedResults.Ok(report);
    }
}

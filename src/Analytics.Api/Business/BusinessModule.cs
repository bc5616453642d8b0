using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Business.Pages;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Contracts.Business;
using Analytics.Core.Business;
using Analytics.Core.Measures;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Business;

/// <summary>Money and subscriptions.</summary>
internal sealed class BusinessModule : ICarterModule
{
    private const int CodeLength = 3;

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/business").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("", ShowAsync)
            .WithName("ReadBusiness")
            .WithSummary("Read how the business does")
            .WithDescription("Revenue and refunds, monthly recurring revenue with what moved it (new, reactivated, expansion, contraction, churned), subscribers, churn, lifetime value, conversion, and a forecast of the revenue with bands. Of one currency; which events mean what is set in Business. With Accept: text/html it is a page.")
            .Produces<BusinessReport>(StatusCodes.Status200OK, "application/json", "text/html");

    private static async Task<Results<Ok<BusinessReport>, RazorComponentResult<BusinessPage>, ProblemHttpResult>> ShowAsync(
        [AsParameters] WindowQuery query,
        [Description("ISO 4217 code. Absent: the currency with the most money in the window.")] string? currency,
        BusinessAnalyser analyser,
        ChurnForecaster forecaster,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = query.Read(clock.GetUtcNow(), out var window);
        if (currency is { Length: > 0 } && (currency.Length != CodeLength || !currency.All(char.IsAsciiLetterUpper))) faults["currency"] = ["currency must be an ISO 4217 code, as EUR"];
        if (faults.Count > 0) return Problems.Invalid(faults);
        if (ReportWindows.Check(window, null) is { Count: > 0 } rules) return Problems.Invalid(rules);

        var report = await context.AnswerAsync(token => analyser.AnalyseAsync(window, string.IsNullOrEmpty(currency) ? null : currency, token), cancellationToken);
        context.Response.Headers.Vary = "Accept";
        if (!context.Request.WantsPage()) return TypedResults.Ok(report);
        var churn = report.Currency is null ? null : await context.AnswerAsync(token => forecaster.ForecastAsync(report.Currency, token), cancellationToken);
        return new RazorComponentResult<BusinessPage>(new { Report = report, Churn = churn });
    }
}

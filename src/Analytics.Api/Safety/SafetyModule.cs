using System.ComponentModel;
using System.Globalization;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Api.Safety.Pages;
using Analytics.Contracts.Safety;
using Analytics.Core.Findings;
using Analytics.Core.Registry;
using Analytics.Core.Safety;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Safety;

/// <summary>How safe a model is.</summary>
internal sealed class SafetyModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/models").WithTags("Safety").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("/{model}/safety", ReportAsync)
            .WithName("ReadSafety")
            .WithSummary("Read how safe a model is")
            .WithDescription("Rates by rule, version, segment and time, each with its exact 95 % upper bound, so that no violation is never a bare 0; the rates against the reference; an objective tested so that it may be looked at every day; and the open incidents. With Accept: text/html it is the safety scorecard.")
            .Produces<SafetyReport>(StatusCodes.Status200OK, "application/json", "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<SafetyReport>, RazorComponentResult<SafetyPage>, ProblemHttpResult>> ReportAsync(
        string model,
        [AsParameters] WindowQuery query,
        [Description("One version only.")] string? version,
        [Description("KEY: split by that segment. KEY=VALUE: only predictions of that segment. Absent: split by the segments that the active rules look at.")] string? segment,
        [Description(AnalysisQuery.ReferenceDescription)] string? reference,
        [Description("A tolerated violation rate, above 0 and below 1.")] string? objective,
        [Description(Buckets.Description)] string? bucket,
        SafetyReporter reporter,
        ModelRegistry registry,
        ReferenceDataSets dataSets,
        SafetyViews views,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var isFilter = segment?.Contains('=', StringComparison.Ordinal) == true;
        var asked = new AnalysisQuery { From = query.From, To = query.To, Version = version, Segment = isFilter ? segment : null, Reference = reference, DataSets = dataSets };
        var faults = asked.Read(model, registry, clock.GetUtcNow(), out var scope);
        var rate = ReadRate(objective, faults);
        Buckets.Read(bucket, scope?.Window, faults);
        if (!isFilter && !string.IsNullOrEmpty(segment) && ScopeText.Segment($"{segment}=any") is null) faults["segment"] = [$"segment {ScopeText.SegmentRule}"];
        if (faults.Count > 0)
            return Problems.Invalid(faults);

        var split = isFilter || string.IsNullOrEmpty(segment) ? null : segment;
        if (await context.AnswerAsync(token => reporter.ReportAsync(scope!, split, rate, string.IsNullOrEmpty(bucket) ? null : bucket, token), cancellationToken) is not { } report) return Problems.NotFound("There is no model or version of this name.");
        context.Response.Headers.Vary = "Accept";
        if (!context.Request.WantsPage()) return TypedResults.Ok(report);
        var view = await views.OfAsync(report, context.User.May(Scopes.Read), context.User.May(Scopes.Guard), cancellationToken);
        return new RazorComponentResult<SafetyPage>(new { View = view, Path = context.Request.Path + context.Request.QueryString.ToString() });
    }

    private static double? ReadRate(string? objective, Dictionary<string, string[]> faults)
    {
        if (string.IsNullOrEmpty(objective)) return null;
        if (double.TryParse(objective, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and < 1) return rate;
        faults["objective"] = ["objective must be a number above 0 and below 1"];
        return null;
    }
}

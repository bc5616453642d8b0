using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Drift.Pages;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Drift;
using Analytics.Core.Drift.Multivariate;
using Analytics.Core.Monitors;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Drift;

/// <summary>What changed in the inputs and answers of a model.</summary>
internal sealed class DriftModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/models").WithTags("Figures").RequireAuthorization(Scopes.Figures).WithReadingAnswers()
            .MapGet("/{model}/drift", ShowAsync)
            .WithName("ReadDrift")
            .WithSummary("Read what changed in the inputs and answers of a model")
            .WithDescription("Every column is compared with a reference: inputs, answers, and the truths that arrived. A distance comes with what chance alone gives for so many rows, and the verdict is drift, negligible, none, notEnoughData (how many rows more) or skipped (why). A report without any drift flags a column with a probability of at most 5 %. With bucket the same over time, its level shared out over the buckets. With Accept: text/html it is a page, by day unless another bucket is named.")
            .Produces<DriftReport>(StatusCodes.Status200OK, "application/json", "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<DriftReport>, RazorComponentResult<DriftPage>, ProblemHttpResult>> ShowAsync(
        string model,
        [AsParameters] AnalysisQuery query,
        [Description("hour, day, week or month: adds the verdicts over time. Absent: the whole window only.")] string? bucket,
        [Description("kolmogorov_smirnov, wasserstein_normalised, energy, wasserstein, anderson_darling, cramer_von_mises, epps_singleton, mann_whitney, welch_t, student_t, maximum_mean_discrepancy; or, over deciles of the reference: population_stability_deciles, jensen_shannon_deciles, kullback_leibler_deciles, hellinger_deciles, total_variation_deciles, l_infinity_deciles or cramers_v_deciles. kolmogorov_smirnov where a column has too few rows, or no spread, for the one named. Absent: chosen by size.")] string? numericTest,
        [Description("jensen_shannon, population_stability, hellinger, total_variation, l_infinity, cramers_v, kullback_leibler, chi_squared, g_test, z_test or fisher_exact (these two of two categories; jensen_shannon where there are more). Absent: jensen_shannon.")] string? categoricalTest,
        [Description("true: also the features together, by principal components and by boosted trees, on even samples of at most 10,000 rows. Absent: column by column only.")] bool? multivariate,
        DriftAnalyser analyser,
        MultivariateDriftAnalyser together,
        ModelRegistry registry,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = query.Read(model, registry, clock.GetUtcNow(), out var scope);
        var width = string.IsNullOrEmpty(bucket) && !context.Request.WantsPage() ? null : Buckets.Read(bucket, scope?.Window, faults);
        if (faults.Count > 0)
            return Problems.Invalid(faults);

        var question = new DriftQuestion { Scope = scope!, NumericTest = NullWhereEmpty(numericTest), CategoricalTest = NullWhereEmpty(categoricalTest) };
        if (DriftAnalyser.Check(question) is { Count: > 0 } rules)
            return Problems.Invalid(rules);
        if (await context.AnswerAsync(token => AnalyseAsync(analyser, multivariate == true ? together : null, question, width, token), cancellationToken) is not { } report) return Problems.NotFound("There is no model or version of this name.");
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage()
            ? new RazorComponentResult<DriftPage>(new { Report = report, Versions = registry.VersionsOf(model) })
            : TypedResults.Ok(report);
    }

    private static async Task<DriftReport?> AnalyseAsync(
        DriftAnalyser analyser, MultivariateDriftAnalyser? together, DriftQuestion question, BucketWidth? width, CancellationToken cancellationToken)
    {
        var report = await analyser.AnalyseAsync(question, width, cancellationToken);
        return report is null || together is null ? report : report with { Together = await together.AnalyseAsync(question.Scope, MonitorChecks.Seed, cancellationToken) };
    }

    private static string? NullWhereEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

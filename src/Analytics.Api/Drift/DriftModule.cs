using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Drift;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Drift;

/// <summary>What changed in the inputs and answers of a model.</summary>
internal sealed class DriftModule : ICarterModule
{
    private const string Previous = "previous";
    private const string Registered = "registered";

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/models").WithTags("Figures").RequireAuthorization(Scopes.Read).WithReadingAnswers()
            .MapGet("/{model}/drift", ShowAsync)
            .WithName("ReadDrift")
            .WithSummary("Read what changed in the inputs and answers of a model")
            .WithDescription("Every column is compared with a reference window. A distance comes with what chance alone gives for so many rows, and the verdict is drift, negligible, none, notEnoughData (how many rows more) or skipped (why). A report without any drift flags a column with a probability of at most 5 %.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<DriftReport>, ProblemHttpResult>> ShowAsync(
        string model,
        [AsParameters] WindowQuery query,
        [Description("One version only.")] string? version,
        [Description("registered (the window registered with the version), previous (the window before), or FROM/TO in ISO 8601. Absent: registered where there is one, else previous.")] string? reference,
        [Description("kolmogorov_smirnov, wasserstein_normalised or energy. Absent: chosen by size.")] string? numericTest,
        [Description("jensen_shannon, population_stability, hellinger, total_variation, l_infinity or cramers_v. Absent: jensen_shannon.")] string? categoricalTest,
        DriftAnalyser analyser,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var faults = query.Read(clock.GetUtcNow(), out var window);
        var given = reference is null or "" or Previous or Registered ? null : WindowQuery.ReadInterval(reference, "reference", faults);
        if (faults.Count > 0)
            return Problems.Invalid(faults);

        var question = new DriftQuestion
        {
            Model = model,
            Version = NullWhereEmpty(version),
            Window = window,
            Reference = given,
            AgainstPrevious = reference == Previous,
            NumericTest = NullWhereEmpty(numericTest),
            CategoricalTest = NullWhereEmpty(categoricalTest),
        };
        if (DriftAnalyser.Check(question) is { Count: > 0 } rules)
            return Problems.Invalid(rules);
        return await analyser.AnalyseAsync(question, cancellationToken) is { } report
            ? TypedResults.Ok(report)
            : Problems.NotFound("There is no model or version of this name.");
    }

    private static string? NullWhereEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

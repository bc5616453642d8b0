using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Experiments.Pages;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Analytics.Core.Privacy.People;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Experiments;

/// <summary>The experiments, what they showed, and how large they must be.</summary>
internal sealed class ExperimentsModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/experiments").WithTags("Experiments").WithReadingAnswers();

        group.MapGet("", ListAsync)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ListExperiments")
            .WithSummary("List the experiments and how they stand")
            .WithDescription("With Accept: text/html it is a page.")
            .Produces<IReadOnlyList<ExperimentSummary>>(StatusCodes.Status200OK, "application/json", "text/html");
        group.MapGet("/file", File)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadExperimentFile")
            .WithSummary("Read how the file of experiments stands")
            .WithDescription("The file of Experiments:File is read at start and when it changes. One with faults is not taken over, not even in part: what was in force stays.");
        group.MapGet("/schema", () => TypedResults.Text(ExperimentSchema.Json, "application/schema+json"))
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadExperimentSchema")
            .WithSummary("Read the JSON Schema of experiments.json");
        group.MapGet("/diagnosis", DiagnosisAsync)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadExperimentDiagnosis")
            .WithSummary("Read whether the running experiments can be trusted together")
            .WithDescription("What the service found when it last looked, every Experiments:DiagnoseEvery: A/A tests of each running experiment on hash seeds, and interactions of all pairs of them on their primary metrics, corrected over all pairs (Benjamini-Hochberg).");
        group.MapGet("/{key}", Find)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadExperiment")
            .WithSummary("Read an experiment, its revisions and what the service did with its weights")
            .WithDescription("The ETag is its revision.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{key}/results", ResultsAsync)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadExperimentResults")
            .WithSummary("Read what an experiment showed, and what to do")
            .WithDescription("The verdict first. Benefit is decided at the planned looks, which the service takes by itself; harm at any look. Interval, p-values and probability of a comparison are made of one effect. Every look is kept: one that is not of the plan as exploratory. With Accept: text/html it is a page.")
            .Produces<ExperimentResults>(StatusCodes.Status200OK, "application/json", "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/plan", PlanAsync)
            .RequireAuthorization(Scopes.Figures)
            .WithName("PlanExperiment")
            .WithSummary("Say how large an experiment must be")
            .WithDescription("The baseline comes from the history of a metric, or is given. Answers units and days for the smallest effect, what the planned looks cost, what CUPED saves, and what so many days can find.")
            .WithExample(ExperimentExamples.Plan);
        group.MapGet("/plan", ShowPlanAsync)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadExperimentPlan")
            .WithSummary("Say how large an experiment must be, by address")
            .WithDescription("The same from the history of a metric, two equal variants. With Accept: text/html it is the planner's page.")
            .Produces<PlanAnswer>(StatusCodes.Status200OK, "application/json", "text/html");
        group.MapPut("/{key}", PutAsync)
            .RequireAuthorization(Scopes.Experiment)
            .WithName("PutExperiment")
            .WithSummary("Store an experiment")
            .WithDescription("In force at once. With If-Match it replaces that revision only (412 otherwise). While it is running its plan is frozen: a change is a new revision, and results say so. One that is kept as code can't be changed here (409).")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .WithExample(ExperimentExamples.Experiment);
        group.MapDelete("/{key}", DeleteAsync)
            .RequireAuthorization(Scopes.Experiment)
            .WithName("DeleteExperiment")
            .WithSummary("Remove an experiment that is not running")
            .WithDescription("Its exposures, revisions and looks stay. One that is running, that others need, or that is kept as code can't be removed (409).")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<IReadOnlyList<ExperimentSummary>>, RazorComponentResult<ExperimentsPage>>> ListAsync(
        ExperimentRegister register, ExperimentDiagnoser diagnoser, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.Vary = "Accept";
        if (!context.Request.WantsPage()) return TypedResults.Ok(register.List());
        return new RazorComponentResult<ExperimentsPage>(new
        {
            Lines = register.List().Select(summary => new ExperimentLine(summary)).ToList(),
            Faults = register.FileStatus.Faults.SelectMany(fault => fault.Value.Select(words => (fault.Key, words))).ToList(),
            Diagnosis = await ShownAsync(diagnoser, cancellationToken),
        });
    }

    private static async Task<Ok<ExperimentDiagnosis>> DiagnosisAsync(ExperimentDiagnoser diagnoser, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShownAsync(diagnoser, cancellationToken));

    /// <summary>Without pairs of fewer people than the viewer may see figures of.</summary>
    private static async Task<ExperimentDiagnosis> ShownAsync(ExperimentDiagnoser diagnoser, CancellationToken cancellationToken)
    {
        var latest = await diagnoser.LatestAsync(cancellationToken);
        return Viewer.Current is { SmallestCell: var fewest } ? latest with { Pairs = [.. latest.Pairs.Where(pair => pair.Units >= fewest)] } : latest;
    }

    private static Ok<ExperimentFileStatus> File(ExperimentRegister register) => TypedResults.Ok(register.FileStatus);

    private static Results<Ok<ExperimentSummary>, ProblemHttpResult> Find(string key, ExperimentRegister register, HttpContext context)
    {
        if (register.Find(key) is not { } summary) return Missing();
        context.Response.Headers.ETag = EntityTags.Of(summary.Definition.Revision);
        return TypedResults.Ok(summary);
    }

    private static async Task<Results<Ok<ExperimentResults>, RazorComponentResult<ResultsPage>, ProblemHttpResult>> ResultsAsync(
        string key,
        [Description("Only data up to here, ISO 8601. Absent: now.")] DateTimeOffset? asOf,
        [Description("False: figures and verdict only, without segments, novelty, interactions and self-diagnosis.")] bool? deep,
        ExperimentRegister register,
        ExperimentAnalyser analyser,
        ExperimentPlanner planner,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (asOf > now) return Problems.Invalid(new Dictionary<string, string> { ["asOf"] = "asOf must not lie in the future" });
        if (await context.AnswerAsync(LookAsync, cancellationToken) is not { } results) return Missing();
        if (Viewer.Current is { SmallestCell: var fewest }) results = results with { Segments = [.. results.Segments.Where(segment => segment.Units >= fewest)] };
        context.Response.Headers.Vary = "Accept";
        return context.Request.WantsPage() && register.Find(key) is { } summary
            ? new RazorComponentResult<ResultsPage>(new { Results = results, Summary = summary })
            : TypedResults.Ok(results);

        async Task<ExperimentResults?> LookAsync(CancellationToken token)
        {
            var found = await analyser.AnalyseAsync(key, new ExperimentQuestion(asOf ?? now, Deep: deep ?? true), token);
            if (found is { Status: ExperimentStatus.Running } && ExploratoryLooks.Of(found, now).ToArray() is { Length: > 0 } looks)
                await register.UpdateAsync(key, state => ExperimentHistory.Look(state, looks), token);
            return found is { Verdict.Decision: ExperimentDecision.NotStarted } && register.Find(key) is { } planned
                ? found with { Outlook = await planner.OutlookAsync(planned.Definition, token) }
                : found;
        }
    }

    private static async Task<Results<Ok<PlanAnswer>, RazorComponentResult<PlannerPage>, ProblemHttpResult>> ShowPlanAsync(
        [AsParameters] PlanQuery query, ExperimentRegister register, ExperimentPlanner planner, HttpContext context, CancellationToken cancellationToken)
    {
        var request = query.Request();
        var faults = request.Metric is null
            ? new Dictionary<string, string[]> { ["metric"] = ["metric is required."] }
            : planner.Check(request).ToDictionary(fault => fault.Key[(fault.Key.LastIndexOf('/') + 1)..], fault => fault.Value);
        var answer = faults.Count == 0 ? await planner.PlanAsync(request, cancellationToken) : null;
        if (faults.Count == 0 && answer is null) faults["metric"] = ["The history holds too few units with a value of this metric."];
        context.Response.Headers.Vary = "Accept";
        if (!context.Request.WantsPage()) return answer is null ? Problems.Invalid(faults) : TypedResults.Ok(answer);
        return new RazorComponentResult<PlannerPage>(new
        {
            Metrics = register.Catalogue.Metrics.Values.Where(metric => metric.Kind is not (MetricKind.Quantile or MetricKind.Auc)).OrderBy(metric => metric.Key, StringComparer.Ordinal).ToList(),
            Request = request,
            Answer = answer,
            Faults = faults.Where(_ => query.Metric is not null).SelectMany(fault => fault.Value.Select(words => (fault.Key, words))).ToList(),
        });
    }

    private static async Task<Results<Ok<PlanAnswer>, ProblemHttpResult>> PlanAsync(PlanRequest body, ExperimentPlanner planner, CancellationToken cancellationToken)
    {
        if (planner.Check(body) is { Count: > 0 } faults) return Problems.Invalid(faults);
        return await planner.PlanAsync(body, cancellationToken) is { } plan
            ? TypedResults.Ok(plan)
            : Problems.Invalid(new Dictionary<string, string> { ["/metric"] = "The history holds too few units with a value of this metric: give mean and variance." });
    }

    private static async Task<Results<Ok<ExperimentSummary>, ProblemHttpResult>> PutAsync(
        string key,
        ExperimentDefinition body,
        [FromHeader(Name = EntityTags.IfMatch)][Description("ETag of the revision that is meant to be replaced.")] string? match,
        ExperimentRegister register,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!EntityTags.TryRead(match, out var revision)) return ExperimentProblems.Of(ExperimentConflict.Stale);
        var outcome = await register.PutAsync(body with { Key = key }, revision, cancellationToken);
        if (ExperimentProblems.Of(outcome) is { } problem) return problem;
        var stored = register.Find(key)!;
        context.Response.Headers.ETag = EntityTags.Of(stored.Definition.Revision);
        return TypedResults.Ok(stored);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string key, ExperimentRegister register, CancellationToken cancellationToken) =>
        ExperimentProblems.Of(await register.DeleteExperimentAsync(key, cancellationToken)) is { } problem ? problem : TypedResults.NoContent();

    private static ProblemHttpResult Missing() => Problems.NotFound("There is no experiment of this key.");
}

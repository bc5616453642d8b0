using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Monitors;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Monitors;

/// <summary>The monitors and what they found.</summary>
internal sealed class MonitorsModule : ICarterModule
{
    private const int MostWindows = 500;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/monitors").WithTags("Monitors").WithReadingAnswers();

        group.MapGet("", List)
            .RequireAuthorization(Scopes.Read)
            .WithName("ListMonitors")
            .WithSummary("List the monitors and how they stand")
            .WithDescription("Every model has monitors from its first record on (origin default); those of the file Monitors:File have the origin file.");
        group.MapGet("/checks", Checks)
            .RequireAuthorization(Scopes.Read)
            .WithName("ListMonitorChecks")
            .WithSummary("List what monitors can check");
        group.MapGet("/{uid}", Find)
            .RequireAuthorization(Scopes.Read)
            .WithName("ReadMonitor")
            .WithSummary("Read a monitor and how it stands")
            .WithDescription("The ETag is its revision.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{uid}/windows", WindowsAsync)
            .RequireAuthorization(Scopes.Read)
            .WithName("ReadMonitorWindows")
            .WithSummary("Read what a monitor found, window by window")
            .WithDescription("Newest first. A window is judged once, kept, and judged anew when late data fall into it.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{uid}/backtest", BacktestAsync)
            .RequireAuthorization(Scopes.Read)
            .WithName("BacktestMonitor")
            .WithSummary("Try a monitor on the past")
            .WithDescription("Replays the windows of the past, as they were and with an injected fault: alarms a month, power, delay, beside a detector that always alarms, and a threshold to start with. Nothing is kept and nobody is told. At most 200 windows. A monitor may be stored paused, tried, and then let run.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(MonitorExamples.Backtest);
        group.MapPut("/{uid}", PutAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("PutMonitor")
            .WithSummary("Store a monitor")
            .WithDescription("In force with its next beat. One of a default's id takes its place (to pause it, for instance). With If-Match it replaces that revision only (412 otherwise). When its question changes, its windows begin anew. One that is kept as code can't be changed here (409).")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .WithExample(MonitorExamples.Monitor);
        group.MapDelete("/{uid}", DeleteAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("DeleteMonitor")
            .WithSummary("Remove a monitor")
            .WithDescription("A default that it replaced comes back. Defaults and those kept as code can't be removed (409): pause a default by storing it with paused.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Ok<IReadOnlyList<MonitorSummary>> List(
        [Description("Monitors of one model only.")] string? model, MonitorCycle cycle) => TypedResults.Ok(cycle.Board(string.IsNullOrEmpty(model) ? null : model));

    private static Ok<IReadOnlyList<MonitorCheckDescription>> Checks(MonitorRegister register) => TypedResults.Ok(register.Checks);

    private static Results<Ok<MonitorSummary>, ProblemHttpResult> Find(string uid, MonitorCycle cycle, HttpContext context)
    {
        if (cycle.Board(null).FirstOrDefault(summary => summary.Definition.Uid == uid) is not { } summary) return Missing();
        context.Response.Headers.ETag = EntityTags.Of(summary.Definition.Revision);
        return TypedResults.Ok(summary);
    }

    private static async Task<Results<Ok<IReadOnlyList<MonitorResult>>, ProblemHttpResult>> WindowsAsync(
        string uid,
        [Description("At most so many, 1 to 500. Absent: 60.")] int? limit,
        MonitorRegister register,
        MonitorHistory history,
        CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostWindows) return Problems.Invalid(new Dictionary<string, string[]> { ["limit"] = [$"limit must be 1 to {MostWindows}"] });
        return register.Find(uid) is { } monitor ? TypedResults.Ok(await history.ListAsync(monitor, limit ?? 60, cancellationToken)) : Missing();
    }

    private static async Task<Results<Ok<BacktestReport>, ProblemHttpResult>> BacktestAsync(
        string uid, BacktestRequest body, MonitorRegister register, MonitorBacktest backtest, CancellationToken cancellationToken)
    {
        if (register.Find(uid) is not { } monitor) return Missing();
        return backtest.Check(monitor, body) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(await backtest.RunAsync(monitor, body, cancellationToken));
    }

    private static async Task<Results<Ok<MonitorDefinition>, ProblemHttpResult>> PutAsync(
        string uid,
        MonitorDefinition body,
        [FromHeader(Name = EntityTags.IfMatch)][Description("ETag of the revision that is meant to be replaced.")] string? match,
        MonitorRegister register,
        MonitorTargets targets,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!EntityTags.TryRead(match, out var revision)) return Stale();
        if (targets.Check(body) is { Count: > 0 } unknown) return Problems.Invalid(unknown);
        var outcome = await register.PutAsync(body with { Uid = uid }, revision, cancellationToken);
        if (outcome.Faults.Count > 0) return Problems.Invalid(outcome.Faults);
        if (outcome.Conflict == MonitorConflict.Stale) return Stale();
        if (outcome.Conflict == MonitorConflict.File)
            return TypedResults.Problem("Change the file of Monitors:File and restart the service.", statusCode: StatusCodes.Status409Conflict, title: "The monitor is kept as code.");

        var stored = register.Find(uid)!;
        context.Response.Headers.ETag = EntityTags.Of(stored.Revision);
        return TypedResults.Ok(stored);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string uid, MonitorRegister register, CancellationToken cancellationToken) =>
        await register.DeleteAsync(uid, cancellationToken) switch
        {
            true => TypedResults.NoContent(),
            false => TypedResults.Problem("Defaults are paused by storing them with paused; those kept as code are changed in their file.", statusCode: StatusCodes.Status409Conflict, title: "The monitor can't be removed."),
            null => Missing(),
        };

    private static ProblemHttpResult Stale() => TypedResults.Problem(
        "It was changed meanwhile: read it again.", statusCode: StatusCodes.Status412PreconditionFailed, title: "The revision is not in force.");

    private static ProblemHttpResult Missing() => Problems.NotFound("There is no monitor of this id.");
}

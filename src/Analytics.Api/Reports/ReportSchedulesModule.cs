using System.ComponentModel;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Reports;
using Analytics.Core.Reports;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Reports;

/// <summary>Reports that are written again and again.</summary>
internal sealed class ReportSchedulesModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/reports/schedules").WithTags("Reports").WithReadingAnswers();

        group.MapGet("", List)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ListReportSchedules")
            .WithSummary("List the schedules of reports");
        group.MapGet("/{uid}", Find)
            .RequireAuthorization(Scopes.Figures)
            .WithName("ReadReportSchedule")
            .WithSummary("Read a schedule")
            .WithDescription("The ETag is its revision.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("/{uid}", PutAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("PutReportSchedule")
            .WithSummary("Store a schedule of reports")
            .WithDescription("Five fields of cron in a time zone, which knows of daylight saving. A time that passes while the service stands still is made up for once it runs, by one report that is marked late. With If-Match it replaces that revision only (412 otherwise).")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .WithExample(ReportExamples.Schedule);
        group.MapDelete("/{uid}", DeleteAsync)
            .RequireAuthorization(Scopes.Alert)
            .WithName("DeleteReportSchedule")
            .WithSummary("Remove a schedule")
            .WithDescription("Its reports stay.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<ReportSchedule>> List(ReportSchedules schedules) => TypedResults.Ok(schedules.List());

    private static Results<Ok<ReportSchedule>, ProblemHttpResult> Find(string uid, ReportSchedules schedules, HttpContext context)
    {
        if (schedules.Find(uid) is not { } schedule) return Missing();
        context.Response.Headers.ETag = EntityTags.Of(schedule.Revision);
        return TypedResults.Ok(schedule);
    }

    private static async Task<Results<Ok<ReportSchedule>, ProblemHttpResult>> PutAsync(
        string uid,
        ReportSchedule body,
        [FromHeader(Name = EntityTags.IfMatch)][Description("ETag of the revision that is meant to be replaced.")] string? match,
        ReportSchedules schedules,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!EntityTags.TryRead(match, out var revision)) return Stale();
        var outcome = await schedules.PutAsync(body with { Uid = uid }, revision, cancellationToken);
        if (outcome.IsStale) return Stale();
        if (outcome.Faults.Count > 0) return Problems.Invalid(outcome.Faults);
        var stored = schedules.Find(uid)!;
        context.Response.Headers.ETag = EntityTags.Of(stored.Revision);
        return TypedResults.Ok(stored);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string uid, ReportSchedules schedules, CancellationToken cancellationToken) =>
        await schedules.DeleteAsync(uid, cancellationToken) ? TypedResults.NoContent() : Missing();

    private static ProblemHttpResult Missing() => Problems.NotFound("There is no schedule of this id.");

    private static ProblemHttpResult Stale() => TypedResults.Problem(
        "It was changed meanwhile: read it again.", statusCode: StatusCodes.Status412PreconditionFailed, title: "The revision is not in force.");
}

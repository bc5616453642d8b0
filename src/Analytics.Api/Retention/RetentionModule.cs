using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Privacy;
using Analytics.Core.Privacy.Retention;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Retention;

/// <summary>How long data are kept.</summary>
internal sealed class RetentionModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/retention").WithTags("Privacy").WithReadingAnswers();
        group.MapGet("", ReadAsync).RequireAuthorization(Scopes.Figures)
            .WithName("ReadRetention")
            .WithSummary("Read how long data are kept")
            .WithDescription("Each class of data: how long it is kept, the oldest that there is, and how much is due with the next run, which comes once a day. What the latest run removed, and the hold that lasts.");
        group.MapPost("/runs", RunAsync).RequireAuthorization(Scopes.Administer)
            .WithName("RunRetention")
            .WithSummary("Remove what is due now")
            .WithDescription("The same as happens once a day by itself. What is removed stands in the audit trail.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPut("/hold", PutHoldAsync).RequireAuthorization(Scopes.Administer)
            .WithName("PutRetentionHold")
            .WithSummary("Keep everything for the time being")
            .WithDescription("A legal hold, in place of any that is there: once it is answered nothing expires until it ends or is taken away.")
            .WithExample(RetentionExamples.Hold);
        group.MapDelete("/hold", EndHoldAsync).RequireAuthorization(Scopes.Administer)
            .WithName("EndRetentionHold")
            .WithSummary("End the hold")
            .WithDescription("What has become due meanwhile expires with the next run.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<RetentionReport>> ReadAsync(RetentionRuns runs, CancellationToken cancellationToken) =>
        TypedResults.Ok(await runs.ReportAsync(cancellationToken));

    private static async Task<Results<Ok<RetentionRun>, ProblemHttpResult>> RunAsync(RetentionRuns runs, CancellationToken cancellationToken) =>
        await runs.RunAsync(cancellationToken) is { } run
            ? TypedResults.Ok(run)
            : TypedResults.Problem("End the hold first.", statusCode: StatusCodes.Status409Conflict, title: "A hold lasts: nothing expires.");

    private static async Task<Results<Ok<RetentionHold>, ProblemHttpResult>> PutHoldAsync(
        RetentionHoldRequest request, RetentionRuns runs, HttpContext context, CancellationToken cancellationToken) =>
        runs.Check(request) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(await runs.PutHoldAsync(request, context.User.KeyName(), cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> EndHoldAsync(RetentionRuns runs, CancellationToken cancellationToken) =>
        await runs.EndHoldAsync(cancellationToken) ? TypedResults.NoContent() : Problems.NotFound("There is no hold.");
}

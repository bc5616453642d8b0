using Analytics.Api.Access;
using Analytics.Api.Audit;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Recording;
using Analytics.Core.Ingestion;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Recording;

/// <summary>What became of records.</summary>
internal sealed class LedgerModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").WithTags("Ledger").RequireAuthorization(Scopes.Read).WithReadingAnswers();

        group.MapGet("/ledger", ReadAsync)
            .WithName("ReadLedger")
            .WithSummary("Read the ledger")
            .WithDescription("Where every record that arrived in the window went: received = stored + waiting + duplicates + dropped + rejected + expired.");
        group.MapGet("/records/{id}/status", StatusAsync)
            .WithDisclosure()
            .WithName("ReadRecordStatus")
            .WithSummary("Read the receipt of a record")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithDescription("Stored, waiting, duplicate, dropped (why) or rejected (why), with every arrival of the id. Escape a slash in the id as %2F.");
    }

    private static async Task<Results<Ok<Ledger>, ProblemHttpResult>> ReadAsync(
        [AsParameters] WindowQuery query, LedgerReader ledger, TimeProvider clock, CancellationToken cancellationToken) =>
        query.Read(clock.GetUtcNow(), out var window) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.Ok(await ledger.ReadAsync(window.From, window.To, cancellationToken));

    private static async Task<Results<Ok<RecordStatus>, ProblemHttpResult>> StatusAsync(
        string id, LedgerReader ledger, CancellationToken cancellationToken) =>
        await ledger.StatusAsync(PathText.Unescape(id), cancellationToken) is { } status
            ? TypedResults.Ok(status)
            : Problems.NotFound("No record of this id has arrived.");
}

using Analytics.Api.Access;
using Analytics.Api.Audit;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Privacy;
using Analytics.Contracts.Recording;
using Analytics.Core.Privacy;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Consents;

/// <summary>What subjects agreed to.</summary>
internal sealed class ConsentsModule : ICarterModule
{
    private const int MostItems = 5_000;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/consents").WithTags("Consents").WithReadingAnswers();

        group.MapPut("/{subject}", PutAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("PutConsent")
            .WithSummary("Store what a subject agreed to")
            .WithDescription("In force when it answers. A purpose that is not listed is denied. The subject is pseudonymised before anything is stored.")
            .WithExample(Examples.Consent);
        group.MapGet("/{subject}", FindAsync)
            .RequireAuthorization(Scopes.Read)
            .WithDisclosure()
            .WithName("ReadConsent")
            .WithSummary("Read what a subject agreed to");
        group.MapDelete("/{subject}", WithdrawAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("WithdrawConsent")
            .WithSummary("Withdraw every purpose of a subject")
            .WithDescription("In force when it answers: product events of the subject are dropped from then on, and predictions are kept without a link.");

        group.MapPost("/batch", PutManyAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("PutConsents")
            .WithSummary("Store what many subjects agreed to")
            .WithDescription("At most 5,000 consents. All are in force when it answers; when one is faulty, none is stored.")
            .WithExample(Examples.Consents);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutManyAsync(
        RecordBatch<ConsentBatchItem> batch, ConsentRegister consents, CancellationToken cancellationToken)
    {
        if (batch.Items is not { Count: > 0 and <= MostItems } items || items.Any(item => item is null))
            return Problems.Invalid(new Dictionary<string, string> { ["/items"] = $"items must hold 1 to {MostItems} consents." });
        var faults = await consents.PutManyAsync(items, cancellationToken);
        return faults.Count > 0
            ? Problems.Invalid(faults.ToDictionary(fault => "/items" + fault.Key, fault => fault.Value))
            : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        string subject, ConsentRecord consent, ConsentRegister consents, CancellationToken cancellationToken) =>
        await consents.PutAsync(PathText.Unescape(subject), consent, cancellationToken) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.NoContent();

    private static async Task<Results<Ok<ConsentRecord>, ProblemHttpResult>> FindAsync(
        string subject, ConsentRegister consents, CancellationToken cancellationToken) =>
        await consents.FindAsync(PathText.Unescape(subject), cancellationToken) is { } consent
            ? TypedResults.Ok(consent)
            : Problems.NotFound("The subject has given no consent.");

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string subject, ConsentRegister consents, CancellationToken cancellationToken) =>
        await consents.WithdrawAsync(PathText.Unescape(subject), cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound("The subject has given no consent.");
}

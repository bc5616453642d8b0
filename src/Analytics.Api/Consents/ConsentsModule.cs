using Analytics.Api.Access;
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
        var consents = app.MapGroup("/v1/consents").WithTags("Consents").WithReadingAnswers();

        consents.MapPost("/batch", PutManyAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("PutConsents")
            .WithSummary("Store what up to 5,000 subjects agreed to")
            .WithDescription("In force when it answers. Faultless consents are stored whatever the others have; 400 names the faulty ones.")
            .WithExample(Examples.Consents);

        consents.MapPut("/{subject}", PutAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("PutConsent")
            .WithSummary("Store what a subject agreed to")
            .WithDescription("In force when it answers. A purpose that is not listed is denied. The subject is pseudonymised before anything is stored.")
            .WithExample(Examples.Consent);
        consents.MapGet("/{subject}", FindAsync)
            .RequireAuthorization(Scopes.Read)
            .WithName("ReadConsent")
            .WithSummary("Read what a subject agreed to");
        consents.MapDelete("/{subject}", WithdrawAsync)
            .RequireAuthorization(Scopes.Write)
            .WithName("WithdrawConsent")
            .WithSummary("Withdraw every purpose of a subject")
            .WithDescription("In force when it answers: product events of the subject are dropped from then on, and predictions are kept without a link.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        string subject, ConsentRecord consent, ConsentRegister consents, CancellationToken cancellationToken) =>
        await consents.PutAsync(PathText.Unescape(subject), consent, cancellationToken) is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : TypedResults.NoContent();

    private static async Task<Results<Ok<IngestResponse>, ProblemHttpResult>> PutManyAsync(
        RecordBatch<ConsentBatchItem> batch, ConsentRegister consents, CancellationToken cancellationToken)
    {
        if (batch.Items is null or { Count: 0 or > MostItems })
            return Problems.Invalid(new Dictionary<string, string> { ["/items"] = $"items must hold 1 to {MostItems} consents." });

        var faults = await consents.PutManyAsync(batch.Items, cancellationToken);
        return faults.Count > 0
            ? Problems.Invalid(faults.ToDictionary(fault => "/items" + fault.Key, fault => fault.Value))
            : TypedResults.Ok(new IngestResponse { Accepted = batch.Items.Count, Duplicates = 0 });
    }

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

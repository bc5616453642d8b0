using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Access;
using Analytics.Core.Privacy;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Keys;

/// <summary>Keys of machines.</summary>
internal sealed class KeysModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/keys").WithTags("Keys").RequireAuthorization(Scopes.Administer).WithReadingAnswers();

        group.MapGet("", List)
            .WithName("ListKeys")
            .WithSummary("List the keys");
        group.MapPost("", CreateAsync)
            .WithName("CreateKey")
            .WithSummary("Make a key")
            .WithDescription("The secret is in this answer only; the service keeps a keyed hash of it.")
            .WithExample(Examples.Key);
        group.MapDelete("/{id}", RevokeAsync)
            .WithName("RevokeKey")
            .WithSummary("Revoke a key")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithDescription("In force when it answers.");
    }

    private static Ok<IReadOnlyList<KeySummary>> List(AccessKeys keys) =>
        TypedResults.Ok<IReadOnlyList<KeySummary>>([.. keys.List().Select(Summary)]);

    private static async Task<Results<Created<KeyIssued>, ProblemHttpResult>> CreateAsync(
        KeyRequest request, AccessKeys keys, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (KeyRules.Check(request, clock.GetUtcNow()) is { Count: > 0 } faults)
            return Problems.Invalid(faults);

        var (key, secret) = await keys.CreateAsync(request.Name, request.Scopes, request.ExpiresAt, cancellationToken);
        return TypedResults.Created($"/v1/keys/{key.Id}", new KeyIssued(Summary(key), secret));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id, AccessKeys keys, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(id, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound("There is no key of this id.");

    private static KeySummary Summary(AccessKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Scopes = key.Scopes,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
    };
}

using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.Keys.Pages;
using Analytics.Api.OpenApi;
using Analytics.Contracts.Access;
using Analytics.Core.Privacy;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Keys;

/// <summary>Keys of machines.</summary>
internal sealed class KeysModule : ICarterModule
{
    /// <summary>Address of the page.</summary>
    public const string Page = "/v1/keys";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Page).WithTags("Keys").RequireAuthorization(Scopes.Administer).WithReadingAnswers();

        group.MapGet("", List)
            .WithName("ListKeys")
            .WithSummary("List the keys")
            .WithDescription("By name. With Accept: text/html it is a page where they are made, rotated and revoked.")
            .Produces<IReadOnlyList<KeySummary>>(StatusCodes.Status200OK, "application/json", "text/html");
        group.MapPost("", CreateAsync)
            .WithName("CreateKey")
            .WithSummary("Make a key")
            .WithDescription("The secret is in this answer only; the service keeps a keyed hash of it.")
            .WithExample(Examples.Key);
        group.MapPost("/{id}/rotate", RotateAsync)
            .WithName("RotateKey")
            .WithSummary("Make a key that follows another")
            .WithDescription("It has the name, the scopes and the length of life of the one before, which works for the overlap longer. The secret is in this answer only.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithExample(Examples.Rotation);
        group.MapDelete("/{id}", RevokeAsync)
            .WithName("RevokeKey")
            .WithSummary("Revoke a key")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithDescription("In force when it answers.");
    }

    private static Results<Ok<IReadOnlyList<KeySummary>>, RazorComponentResult<KeysPage>> List(AccessKeys keys, HttpContext context)
    {
        context.Response.Headers.Vary = "Accept";
        IReadOnlyList<KeySummary> all = [.. keys.List().Select(Summary)];
        return context.Request.WantsPage() ? new RazorComponentResult<KeysPage>(new { Keys = all }) : TypedResults.Ok(all);
    }

    private static async Task<Results<Created<KeyIssued>, ProblemHttpResult>> CreateAsync(
        KeyRequest request, AccessKeys keys, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (KeyRules.Check(request, clock.GetUtcNow()) is { Count: > 0 } faults)
            return Problems.Invalid(faults);

        var (key, secret) = await keys.CreateAsync(request.Name, request.Scopes, request.ExpiresAt, cancellationToken);
        return TypedResults.Created($"{Page}/{key.Id}", new KeyIssued(Summary(key), secret));
    }

    private static async Task<Results<Created<KeyIssued>, ProblemHttpResult>> RotateAsync(
        string id, KeyRotation rotation, AccessKeys keys, CancellationToken cancellationToken)
    {
        if (KeyRules.Check(rotation) is { Count: > 0 } faults) return Problems.Invalid(faults);
        if (id == AccessKeys.AdministratorId) return Setting();
        return await keys.RotateAsync(id, rotation.Overlap, cancellationToken) is var (key, secret)
            ? TypedResults.Created($"{Page}/{key.Id}", new KeyIssued(Summary(key), secret))
            : None();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id, AccessKeys keys, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(id, cancellationToken) ? TypedResults.NoContent() : None();

    internal static ProblemHttpResult None() => Problems.NotFound("There is no key of this id.");

    internal static ProblemHttpResult Setting() =>
        TypedResults.Problem("The administrator's key is the setting Access:AdminKey: change it there.", statusCode: StatusCodes.Status409Conflict, title: "This key is a setting.");

    internal static KeySummary Summary(AccessKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Scopes = key.Scopes,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
    };
}

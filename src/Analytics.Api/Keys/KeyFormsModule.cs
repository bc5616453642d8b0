using System.Globalization;
using Analytics.Api.Access;
using Analytics.Api.Http;
using Analytics.Api.Keys.Pages;
using Analytics.Contracts.Access;
using Analytics.Core.Privacy;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Api.Keys;

/// <summary>What the page of the keys sends. A secret is on the page that answers, and nowhere else.</summary>
internal sealed class KeyFormsModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var forms = app.MapGroup("/keys").RequireAuthorization(Scopes.Administer).ExcludeFromDescription();
        forms.MapPost("/create", CreateAsync).WithName("CreateKeyByForm").WithSummary("Make a key");
        forms.MapPost("/{id}/rotate", RotateAsync).WithName("RotateKeyByForm").WithSummary("Make a key that follows another");
        forms.MapPost("/{id}/revoke", RevokeAsync).WithName("RevokeKeyByForm").WithSummary("Revoke a key");
    }

    private static async Task<Results<RazorComponentResult<KeysPage>, ProblemHttpResult>> CreateAsync(
        IFormCollection form, HttpContext context, AccessKeys keys, TimeProvider clock, CancellationToken cancellationToken)
    {
        DateTimeOffset? end = null;
        if (form["expires"].ToString() is { Length: > 0 } expires)
        {
            if (!DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return Problems.Invalid(new Dictionary<string, string> { ["expires"] = "expires must be a day, as 2026-12-31" });
            end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        }

        var request = new KeyRequest { Name = form["name"].ToString(), Scopes = [.. form["scopes"].OfType<string>()], ExpiresAt = end };
        if (KeyRules.Check(request, clock.GetUtcNow()) is { Count: > 0 } faults) return Problems.Invalid(faults);
        var (key, secret) = await keys.CreateAsync(request.Name, request.Scopes, request.ExpiresAt, cancellationToken);
        return Issued(context, keys, key, secret);
    }

    private static async Task<Results<RazorComponentResult<KeysPage>, ProblemHttpResult>> RotateAsync(string id, HttpContext context, AccessKeys keys, CancellationToken cancellationToken)
    {
        if (id == AccessKeys.AdministratorId) return KeysModule.Setting();
        return await keys.RotateAsync(id, new KeyRotation().Overlap, cancellationToken) is var (key, secret) ? Issued(context, keys, key, secret) : KeysModule.None();
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> RevokeAsync(string id, AccessKeys keys, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(id, cancellationToken) ? TypedResults.LocalRedirect(KeysModule.Page) : KeysModule.None();

    private static RazorComponentResult<KeysPage> Issued(HttpContext context, AccessKeys keys, AccessKey key, string secret)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new(new { Keys = (IReadOnlyList<KeySummary>)[.. keys.List().Select(KeysModule.Summary)], Issued = new KeyIssued(KeysModule.Summary(key), secret) });
    }
}

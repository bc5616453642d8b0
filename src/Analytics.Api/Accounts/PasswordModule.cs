using System.Security.Claims;
using Analytics.Api.Access;
using Analytics.Api.Accounts.Pages;
using Analytics.Api.Audit;
using Analytics.Api.Http;
using Carter;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Accounts;

/// <summary>People change the password of their own account. Whoever signed in otherwise has none here.</summary>
internal sealed class PasswordModule : ICarterModule
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/accounts/password";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").RequireAuthorization(Scopes.Own).ExcludeFromDescription();
        group.MapGet(Path, Show).WithName("ShowPassword").WithSummary("Page of the own password");
        group.MapPost(Path, ChangeAsync).RequireRateLimiting(RateLimits.SignIn).WithAudit().WithName("ChangePassword").WithSummary("Change the own password");
    }

    private static Results<RazorComponentResult<PasswordPage>, ProblemHttpResult> Show(ClaimsPrincipal user) =>
        user.HasAccount() ? new RazorComponentResult<PasswordPage>() : None();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<PasswordPage>, ProblemHttpResult>> ChangeAsync(
        [FromForm] string? current, [FromForm] string? next, HttpContext context, AccountRegister accounts, CancellationToken cancellationToken)
    {
        if (!context.User.HasAccount() || context.User.FindFirstValue(ClaimTypes.Name) is not { } name) return None();
        if (!AccountRules.MayBePassword(next))
            return Refused($"A password has {AccountRules.ShortestPassword} to {AccountRules.LongestPassword} characters.");
        if (current is not { Length: > 0 and <= AccountRules.LongestPassword } || await accounts.CheckAsync(name, current, cancellationToken) is null)
            return Refused("This is not the password of now, or the account is locked for a time.");
        if (await accounts.ChangePasswordAsync(name, next!, cancellationToken) is not { Summary: var known, Stamp: var stamp }) return None();
        await context.SignInAsync(Sessions.Scheme, PersonIdentity.Of(PersonIdentity.Account + known.Name, known.Name, known.Role, known.Own, stamp));
        return TypedResults.LocalRedirect("/");
    }

    private static RazorComponentResult<PasswordPage> Refused(string why) => new(new { Refused = why }) { StatusCode = StatusCodes.Status400BadRequest };

    private static ProblemHttpResult None() => Problems.NotFound("You did not sign in by an account of this service: there is no password to change.");
}

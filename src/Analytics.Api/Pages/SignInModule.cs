using System.Security.Claims;
using Analytics.Api.Access;
using Analytics.Api.Accounts;
using Analytics.Api.Audit;
using Analytics.Api.Http;
using Analytics.Contracts.Access;
using Analytics.Core.Privacy;
using Analytics.Core.Privacy.Audit;
using Carter;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Pages;

/// <summary>People sign in with an account, by the provider that is configured, with a key, or once with the token that the log shows.</summary>
internal sealed class SignInModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").ExcludeFromDescription();
        group.MapGet(Sessions.SignInPath, ShowAsync).AllowAnonymous().WithName("ShowSignIn").WithSummary("Sign-in page");
        group.MapPost(Sessions.SignInPath, SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("SignIn").WithSummary("Sign in");
        group.MapPost(Sessions.SignInPath + "/first", MakeFirstAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithAudit().WithName("MakeFirstAccount").WithSummary("Make the first account");
        group.MapGet(Sessions.SignInPath + "/provider", ToProvider).AllowAnonymous().WithName("SignInByProvider").WithSummary("Go to the provider");
        group.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Scopes.Own).WithName("SignOut").WithSummary("Sign out");
    }

    private static async Task<Results<RazorComponentResult<SignInPage>, RazorComponentResult<FirstAccountPage>, RedirectHttpResult>> ShowAsync(
        [FromQuery] string? token, [FromQuery] string? returnUrl, [FromQuery] bool? refused,
        HttpContext context, SignInToken once, AdministratorKey administrator, AccessKeys keys, AccountRegister accounts, AuditTrail trail, IOptions<AccessOptions> access, CancellationToken cancellationToken)
    {
        if (administrator.Secret is null && accounts.IsEmpty && once.Is(token)) return new RazorComponentResult<FirstAccountPage>(new { Token = token });
        if (token is null || !once.Use(token) || keys.Find(administrator.Secret ?? "") is not { } key) return Page(returnUrl, refused == true ? "You have no role here, or the provider refused." : null, access);
        await trail.AppendAsync(key.Name, "SignIn", "by the printed link", StatusCodes.Status302Found, cancellationToken);
        await context.SignInAsync(Sessions.Scheme, KeyIdentity.OfPerson(key, Sessions.Scheme));
        return TypedResults.LocalRedirect(LocalAddress.Of(returnUrl));
    }

    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult>> SignInAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? key, [FromForm] string? returnUrl,
        HttpContext context, AccessKeys keys, AccountRegister accounts, AuditTrail trail, IOptions<AccessOptions> access, CancellationToken cancellationToken)
    {
        var byKey = !string.IsNullOrWhiteSpace(key);
        var person = byKey ? OfKey(keys.Find(key!.Trim())) : await OfAccountAsync(name, password, accounts, cancellationToken);
        await trail.AppendAsync(person?.KeyName() ?? (byKey ? "nobody" : accounts.Find(name ?? "")?.Summary.Name ?? "nobody"), "SignIn", byKey ? "by key" : "by account", person is null ? StatusCodes.Status403Forbidden : StatusCodes.Status302Found, cancellationToken);
        if (person is null)
        {
            var page = Page(returnUrl, byKey ? "This key is unknown, has expired, or may not read." : "Name and password don't belong together, or the account is locked for a time.", access);
            page.StatusCode = StatusCodes.Status400BadRequest;
            return page;
        }

        await context.SignInAsync(Sessions.Scheme, person);
        return TypedResults.LocalRedirect(LocalAddress.Of(returnUrl));
    }

    private static async Task<Results<RazorComponentResult<FirstAccountPage>, RedirectHttpResult>> MakeFirstAsync(
        [FromForm] string? token, [FromForm] string? name, [FromForm] string? password, SignInToken once, AccountRegister accounts, CancellationToken cancellationToken)
    {
        if (!once.Is(token) || !accounts.IsEmpty) return TypedResults.LocalRedirect(Sessions.SignInPath);
        var request = new AccountRequest { Role = PersonRole.Administrator, Password = password ?? "" };
        if (string.IsNullOrWhiteSpace(name) || AccountRules.Check(name, request, isNew: true).Count > 0)
        {
            return new RazorComponentResult<FirstAccountPage>(new { Token = token, Refused = $"A name, and a password of {AccountRules.ShortestPassword} to {AccountRules.LongestPassword} characters, are needed." })
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };
        }

        if (once.Use(token)) await accounts.PutAsync(name, request, cancellationToken);
        return TypedResults.LocalRedirect(Sessions.SignInPath);
    }

    private static Results<ChallengeHttpResult, RedirectHttpResult> ToProvider([FromQuery] string? returnUrl, IOptions<AccessOptions> access) =>
        access.Value.SingleSignOn is null
            ? TypedResults.LocalRedirect(Sessions.SignInPath)
            : TypedResults.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(returnUrl) }, [SingleSignOn.Scheme]);

    private static async Task<RedirectHttpResult> SignOutAsync([FromForm] string? returnUrl, HttpContext context)
    {
        await context.SignOutAsync(Sessions.Scheme);
        return TypedResults.LocalRedirect(Sessions.SignInPath);
    }

    private static RazorComponentResult<SignInPage> Page(string? returnUrl, string? refused, IOptions<AccessOptions> access) =>
        new(new { ReturnUrl = LocalAddress.Of(returnUrl), Refused = refused, HasProvider = access.Value.SingleSignOn is not null });

    private static ClaimsPrincipal? OfKey(AccessKey? key) =>
        key is not null && KeyIdentity.OfPerson(key, Sessions.Scheme) is var person && person.May(Scopes.Own) ? person : null;

    private static async Task<ClaimsPrincipal?> OfAccountAsync(string? name, string? password, AccountRegister accounts, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(name) || password is not { Length: > 0 and <= AccountRules.LongestPassword }) return null;
        return await accounts.CheckAsync(name, password, cancellationToken) is { Summary: var known, Stamp: var stamp }
            ? PersonIdentity.Of(PersonIdentity.Account + known.Name, known.Name, known.Role, known.Own, stamp)
            : null;
    }
}

using System.Security.Claims;
using Analytics.Api.Access;
using Analytics.Core.Privacy;
using Carter;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Analytics.Api.Pages;

/// <summary>People sign in with a key, or on their own machine with the token that the log shows.</summary>
internal sealed class SignInModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").ExcludeFromDescription();
        group.MapGet(Sessions.SignInPath, ShowAsync).AllowAnonymous().WithName("ShowSignIn").WithSummary("Sign-in page");
        group.MapPost(Sessions.SignInPath, SignInAsync).AllowAnonymous().WithName("SignIn").WithSummary("Sign in");
        group.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Scopes.Read).WithName("SignOut").WithSummary("Sign out");
    }

    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult>> ShowAsync(
        [FromQuery] string? token, [FromQuery] string? returnUrl, HttpContext context, SignInToken once, AdministratorKey administrator, AccessKeys keys)
    {
        if (token is null || !once.Use(token) || keys.Find(administrator.Secret ?? "") is not { } key)
            return new RazorComponentResult<SignInPage>(new { ReturnUrl = LocalAddress.Of(returnUrl) });

        await StartAsync(context, key);
        return TypedResults.LocalRedirect(LocalAddress.Of(returnUrl));
    }

    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult>> SignInAsync(
        [FromForm] string? key, [FromForm] string? returnUrl, HttpContext context, AccessKeys keys)
    {
        var found = string.IsNullOrWhiteSpace(key) ? null : keys.Find(key.Trim());
        if (found is null || !KeyIdentity.OfMachine(found, KeyHandler.SchemeName).May(Scopes.Read))
        {
            return new RazorComponentResult<SignInPage>(new { ReturnUrl = LocalAddress.Of(returnUrl), Refused = true })
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };
        }

        await StartAsync(context, found);
        return TypedResults.LocalRedirect(LocalAddress.Of(returnUrl));
    }

    private static async Task<RedirectHttpResult> SignOutAsync([FromForm] string? returnUrl, HttpContext context)
    {
        await context.SignOutAsync(Sessions.Scheme);
        return TypedResults.LocalRedirect(Sessions.SignInPath);
    }

    private static Task StartAsync(HttpContext context, AccessKey key) =>
        context.SignInAsync(Sessions.Scheme, new ClaimsPrincipal(KeyIdentity.OfPerson(key, Sessions.Scheme)));
}

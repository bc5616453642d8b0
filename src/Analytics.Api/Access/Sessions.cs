using System.Security.Claims;
using Analytics.Api.Accounts;
using Analytics.Api.Http;
using Analytics.Core.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Analytics.Api.Access;

/// <summary>Sessions of people: a cookie that reads and sends the pages' forms, and lives no longer than the key or the account that made it.</summary>
internal static class Sessions
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string SignInPath = "/sign-in";

    private const string CookieName = "analytics";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.CookieManager = new HostCookies();
        options.Cookie.Name = CookieName;
        options.Events.OnRedirectToLogin = ChallengeAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = EndWithOwnerAsync;
    }

    /// <summary>People are shown where to sign in; programs are told the status.</summary>
    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.WantsPage())
            context.Response.Redirect(context.RedirectUri);
        else
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static async Task EndWithOwnerAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } person && IsGood(person, context.HttpContext.RequestServices)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    /// <summary>Whether the account is as it was when the session began, or the key still good. Who came from a provider stays until the session ends, which is not made longer.</summary>
    private static bool IsGood(ClaimsPrincipal person, IServiceProvider services)
    {
        if (person.FindFirstValue(PersonIdentity.Stamp) is { } stamp) return services.GetRequiredService<AccountRegister>().Find(person.KeyName())?.Stamp == stamp;
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier);
        if (id?.StartsWith(SingleSignOn.IdPrefix, StringComparison.Ordinal) == true) return true;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return services.GetRequiredService<AccessKeys>().List().Any(key => key.Id == id && !(key.ExpiresAt <= now));
    }
}

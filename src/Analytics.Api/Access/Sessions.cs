using System.Security.Claims;
using Analytics.Api.Http;
using Analytics.Core.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Analytics.Api.Access;

/// <summary>Sessions of people: a cookie that reads and sends the pages' forms, and lives no longer than the key that made it.</summary>
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
        options.Events.OnRedirectToLogin = context => ChallengeAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => ChallengeAsync(context, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = EndWithKeyAsync;
    }

    /// <summary>People are shown where to sign in; programs are told the status.</summary>
    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.WantsPage())
            context.Response.Redirect(context.RedirectUri);
        else
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }

    private static async Task EndWithKeyAsync(CookieValidatePrincipalContext context)
    {
        var keys = context.HttpContext.RequestServices.GetRequiredService<AccessKeys>();
        var clock = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        if (keys.List().Any(key => key.Id == id && !(key.ExpiresAt <= clock.GetUtcNow())))
            return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }
}

using System.Security.Claims;
using Analytics.Contracts.Access;
using Analytics.Core.Privacy.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Analytics.Api.Access;

/// <summary>Sign-in by an OpenID provider, where one is configured.</summary>
internal static class SingleSignOn
{
    /// <summary>Begins the ids of those who come from the provider.</summary>
    public const string IdPrefix = "sso ";

    public const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;

    public static AuthenticationBuilder AddSingleSignOn(this AuthenticationBuilder authentication, IConfiguration configuration) =>
        configuration.GetSection(AccessOptions.Section).Get<AccessOptions>()?.SingleSignOn is { } provider
            ? authentication.AddOpenIdConnect(Scheme, options => Configure(options, provider))
            : authentication;

    private static void Configure(OpenIdConnectOptions options, SingleSignOnOptions provider)
    {
        options.Authority = provider.Authority.ToString();
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.RequireHttpsMetadata = provider.RequireHttps;
        options.SignInScheme = Sessions.Scheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.Clear();
        options.ClaimActions.MapAll();
        options.CallbackPath = "/sign-in/return";
        options.Events.OnTicketReceived = context =>
        {
            if (IdentityOf(context.Principal!, provider) is not { } person)
            {
                context.Fail("None of your roles with the provider has a role here.");
                return Task.CompletedTask;
            }

            context.Principal = person;
            context.Properties!.ExpiresUtc = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + provider.Session;
            context.Properties.AllowRefresh = false;
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect($"{Sessions.SignInPath}?refused=true");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static ClaimsPrincipal? IdentityOf(ClaimsPrincipal given, SingleSignOnOptions provider)
    {
        var held = given.FindAll(provider.RoleClaim).Where(claim => provider.Roles.ContainsKey(claim.Value)).Select(claim => provider.Roles[claim.Value]).ToHashSet();
        PersonRole? role = held.Count == 0 ? null : PersonRoles.WidestFirst.First(held.Contains);
        var subject = given.FindFirstValue("sub");
        if (role is null || subject is null) return null;
        var own = role == PersonRole.Coach && provider is { OwnClaim: { } claimed, OwnKey: { } key } && given.FindAll(claimed).Select(claim => claim.Value).ToList() is { Count: > 0 } values
            ? new OwnScope(key, values)
            : null;
        if (role == PersonRole.Coach && own is null) return null;
        return PersonIdentity.Of(IdPrefix + subject, given.FindFirstValue(provider.NameClaim) ?? subject, role.Value, own, stamp: null);
    }
}

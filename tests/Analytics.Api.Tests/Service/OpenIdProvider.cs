using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Analytics.Api.Tests.Service;

/// <summary>An OpenID provider on a port of its own (OpenIddict), which knows everybody by the name in the query and gives the claims that it was told.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    // Made once: RSA keys take seconds.
    private static readonly SymmetricSecurityKey Encryption = new(RandomNumberGenerator.GetBytes(32));
    private static readonly RsaSecurityKey Signing = new(RSA.Create(2048));

    private readonly WebApplication app;

    private OpenIdProvider(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public static async Task<OpenIdProvider> StartAsync(params (string Type, string Value)[] claims)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            server.RegisterScopes("openid", "profile");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.AddEncryptionKey(Encryption).AddSigningKey(Signing).DisableAccessTokenEncryption();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("OpenId");
                identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, "person-1"));
                foreach (var (type, value) in claims) identity.AddClaim(new Claim(type, value));
                identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
                context.Principal = new ClaimsPrincipal(identity);
                return default;
            }));
        });
        builder.Services.AddAuthentication();
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        return new OpenIdProvider(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

using System.Text.Encodings.Web;
using Analytics.Core.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Access;

/// <summary>Knows machines by their keys.</summary>
internal sealed class KeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private AuthenticateResult Authenticate()
    {
        if (!PresentedKey.In(Request))
            return AuthenticateResult.NoResult();
        if (PresentedKey.Of(Request) is not { } secret || keys.Find(secret) is not { } key)
            return AuthenticateResult.Fail("unknown key");
        return AuthenticateResult.Success(new AuthenticationTicket(KeyIdentity.OfMachine(key, SchemeName), SchemeName));
    }
}

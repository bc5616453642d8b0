using System.Security.Claims;

namespace Analytics.Api.Access;

/// <summary>What a key may do; also the names of the policies that ask for it. The administrator may do all.</summary>
internal static class Scopes
{
    public const string Write = "events:write";
    public const string Read = "query:read";
    public const string Administer = "admin";

    /// <summary>Type of the claims that hold them.</summary>
    public const string Claim = "scope";

    public static bool May(this ClaimsPrincipal user, string scope) =>
        user.HasClaim(Claim, scope) || user.HasClaim(Claim, Administer);
}

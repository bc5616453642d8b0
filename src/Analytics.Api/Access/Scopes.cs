using System.Security.Claims;
using Analytics.Core.Privacy;

namespace Analytics.Api.Access;

/// <summary>What a key or a person may do; also the names of the policies that ask for it. The administrator may do all.</summary>
internal static class Scopes
{
    public const string Write = AccessScopes.EventsWrite;
    public const string Read = AccessScopes.QueryRead;
    public const string Figures = AccessScopes.FiguresRead;
    public const string Own = AccessScopes.OwnRead;
    public const string Alert = AccessScopes.AlertsWrite;
    public const string Guard = AccessScopes.SafetyWrite;
    public const string Experiment = AccessScopes.ExperimentsWrite;
    public const string Administer = AccessScopes.Admin;

    /// <summary>Type of the claims that hold them.</summary>
    public const string Claim = "scope";

    public static bool May(this ClaimsPrincipal user, string scope) =>
        AccessScopes.Cover(granted => user.HasClaim(Claim, granted), scope);
}

using System.Security.Claims;
using System.Text.Json;
using Analytics.Contracts.Access;
using Analytics.Core.Privacy.People;

namespace Analytics.Api.Access;

/// <summary>The identity of a person with a role.</summary>
internal static class PersonIdentity
{
    /// <summary>Claim that ends the session when the account was changed.</summary>
    public const string Stamp = "stamp";

    /// <summary>Begin of the id of those who signed in by an account of this service.</summary>
    public const string Account = "account ";

    private const string Own = "own";

    public static ClaimsPrincipal Of(string id, string name, PersonRole role, OwnScope? own, string? stamp)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, id),
                new Claim(ClaimTypes.Name, name),
                new Claim(ClaimTypes.Role, role.ToString()),
                .. PersonRoles.ScopesOf(role).Select(scope => new Claim(Scopes.Claim, scope)),
            ],
            Sessions.Scheme);
        if (own is not null) identity.AddClaim(new Claim(Own, JsonSerializer.Serialize(own)));
        if (stamp is not null) identity.AddClaim(new Claim(Stamp, stamp));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Whether someone signed in by an account of this service.</summary>
    public static bool HasAccount(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)?.StartsWith(Account, StringComparison.Ordinal) == true;

    /// <summary>What of the records is the user's own; null: all.</summary>
    public static OwnRecords? OwnOf(this ClaimsPrincipal user) =>
        user.FindFirstValue(Own) is { } json && JsonSerializer.Deserialize<OwnScope>(json) is { } own ? new OwnRecords(own.Key, own.Values) : null;
}

using System.Security.Claims;
using Analytics.Core.Privacy;

namespace Analytics.Api.Access;

/// <summary>The identity of someone who holds a key.</summary>
internal static class KeyIdentity
{
    /// <summary>A machine: all that its key may do.</summary>
    public static ClaimsPrincipal OfMachine(AccessKey key, string scheme) => Of(key, scheme, key.Scopes);

    /// <summary>A person in a browser: the same, by the pages' own forms, which no other site can send (see <see cref="AccessServices"/>).</summary>
    public static ClaimsPrincipal OfPerson(AccessKey key, string scheme) => Of(key, scheme, key.Scopes);

    /// <summary>Name of the key that someone holds.</summary>
    public static string KeyName(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) ?? "unknown";

    private static ClaimsPrincipal Of(AccessKey key, string scheme, IEnumerable<string> scopes) =>
        new(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, key.Id),
                new Claim(ClaimTypes.Name, key.Name),
                .. scopes.Select(scope => new Claim(Scopes.Claim, scope)),
            ],
            scheme));
}

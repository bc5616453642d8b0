using Analytics.Contracts.Access;
using Analytics.Core.Privacy;

namespace Analytics.Api.Keys;

/// <summary>What a key that is asked for must look like.</summary>
internal static class KeyRules
{
    private const int LongestName = 100;
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    /// <summary>Faults by JSON pointer; empty when there are none.</summary>
    public static Dictionary<string, string> Check(KeyRequest request, DateTimeOffset now)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > LongestName)
            faults["/name"] = "name must have 1 to 100 characters";
        if (request.Scopes.Count == 0 || request.Scopes.Except(AccessScopes.All).Any())
            faults["/scopes"] = $"scopes must be one or more of {string.Join(", ", AccessScopes.All)}";
        if (request.ExpiresAt <= now)
            faults["/expiresAt"] = "expiresAt must be in the future";
        return faults;
    }

    public static Dictionary<string, string> Check(KeyRotation rotation) =>
        rotation.Overlap < TimeSpan.Zero || rotation.Overlap > LongestOverlap ? new() { ["/overlap"] = "overlap must be 0s to 30d" } : [];
}

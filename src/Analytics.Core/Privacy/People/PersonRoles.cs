using Analytics.Contracts.Access;

namespace Analytics.Core.Privacy.People;

/// <summary>What each role may do.</summary>
public static class PersonRoles
{
    /// <summary>The scopes of a role. A new role is a new entry.</summary>
    public static IReadOnlyList<string> ScopesOf(PersonRole role) => role switch
    {
        PersonRole.Administrator => [AccessScopes.Admin],
        PersonRole.Analyst => [AccessScopes.QueryRead, AccessScopes.AlertsWrite, AccessScopes.SafetyWrite, AccessScopes.ExperimentsWrite],
        PersonRole.ProductOwner => [AccessScopes.FiguresRead, AccessScopes.AlertsWrite, AccessScopes.ExperimentsWrite],
        PersonRole.Executive => [AccessScopes.FiguresRead],
        PersonRole.Coach => [AccessScopes.OwnRead],
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}

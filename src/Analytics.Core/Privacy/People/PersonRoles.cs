using Analytics.Contracts.Access;

namespace Analytics.Core.Privacy.People;

/// <summary>What each role may do.</summary>
public static class PersonRoles
{
    /// <summary>Roles, the one that may most first: of several that someone has it is the one that counts.</summary>
    public static IReadOnlyList<PersonRole> WidestFirst { get; } = [PersonRole.Administrator, PersonRole.Analyst, PersonRole.ProductOwner, PersonRole.Executive, PersonRole.Coach];

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

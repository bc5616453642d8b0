using System.ComponentModel.DataAnnotations;
using Analytics.Contracts.Access;

namespace Analytics.Api.Access;

/// <summary>An OpenID provider that people sign in with (section <c>Access:SingleSignOn</c>): authorization code flow with PKCE.</summary>
internal sealed class SingleSignOnOptions
{
    /// <summary>Address of the provider; its discovery document is at /.well-known/openid-configuration below it.</summary>
    [Required]
    public required Uri Authority { get; init; }

    /// <summary>Id of this service with the provider.</summary>
    [Required]
    public required string ClientId { get; init; }

    /// <summary>Secret of this service with the provider; absent for a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Claim that names the roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Claim that names the person.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>Value of the role claim for each role here, as "analytics-analysts": "analyst". Who has none of them is refused.</summary>
    [MinLength(1)]
    public required Dictionary<string, PersonRole> Roles { get; init; }

    /// <summary>Claim with the values of what is a coach's own, and the key that they are values of.</summary>
    public string? OwnClaim { get; init; }

    /// <summary>Key that the values of <see cref="OwnClaim"/> belong to.</summary>
    public string? OwnKey { get; init; }

    /// <summary>How long what the provider said holds; then it is asked again. A role that it takes away is gone here by then.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "1.00:00:00")]
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(1);

    /// <summary>False only for a provider on this machine.</summary>
    public bool RequireHttps { get; init; } = true;
}

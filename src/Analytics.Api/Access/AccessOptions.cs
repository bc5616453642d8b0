using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Access;

/// <summary>Who may do everything (section <c>Access</c>).</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Seeds an administrator key. Absent: none; in Development one is made and printed.</summary>
    [StringLength(200, MinimumLength = 16, ErrorMessage = "Access:AdminKey must have 16 to 200 characters.")]
    public string? AdminKey { get; init; }

    /// <summary>So many wrong passwords in a row lock an account.</summary>
    [Range(1, 100)]
    public int WrongPasswords { get; init; } = 5;

    /// <summary>For how long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan LockOut { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Sign-in by an OpenID provider; absent: accounts and keys only.</summary>
    [ValidateObjectMembers]
    public SingleSignOnOptions? SingleSignOn { get; init; }
}

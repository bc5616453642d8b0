using System.ComponentModel.DataAnnotations;

namespace Analytics.Api.Access;

/// <summary>Who may do everything (section <c>Access</c>).</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Seeds an administrator key. Absent: none; in Development one is made and printed.</summary>
    [StringLength(200, MinimumLength = 16, ErrorMessage = "Access:AdminKey must have 16 to 200 characters.")]
    public string? AdminKey { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace Analytics.Api.Stores;

/// <summary>Where the data lie (section <c>Storage</c>).</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Data folder; made when it is missing. Relative to the content root.</summary>
    [Required(ErrorMessage = "Storage:Path must name a folder.")]
    public string Path { get; init; } = "data";

    /// <summary>Free bytes of its disk below which the service says that it is not ready to record.</summary>
    [Range(0, long.MaxValue, ErrorMessage = "Storage:MinimumFreeBytes must be 0 or more.")]
    public long MinimumFreeBytes { get; init; } = 512L * 1024 * 1024;
}

using System.ComponentModel.DataAnnotations;

namespace Analytics.Api.Churn;

/// <summary>Where models lie (section <c>Models</c>).</summary>
internal sealed class ModelFolderOptions
{
    public const string Section = "Models";

    /// <summary>Folder of the models; one that is not there is empty.</summary>
    [Required]
    public string Folder { get; init; } = "models";
}

using System.ComponentModel.DataAnnotations;

namespace Analytics.Api.Churn;

/// <summary>Where models lie (section <c>Models</c>).</summary>
internal sealed class ModelFolderOptions
{
    public const string Section = "Models";

    /// <summary>Folder of the models; one that is not there is empty.</summary>
    [Required]
    public string Folder { get; init; } = "models";

    /// <summary>Pause between two looks for newer models; zero: they are read at start only.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause between two looks whether the subscribers of today are scored; zero: they are not.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ScoreEvery { get; init; } = TimeSpan.FromMinutes(10);
}

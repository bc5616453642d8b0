namespace Analytics.Core.Experiments;

/// <summary>Settings of the section <c>Experiments</c>.</summary>
public sealed class ExperimentOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Experiments";

    /// <summary>A JSON file of metrics, holdouts and experiments, read at start and when it changes. Empty: none.</summary>
    public string File { get; set; } = "";

    /// <summary>Pause between two looks at the file, the ramps, the bandits and the guardrails.</summary>
    public TimeSpan Beat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How old predictions must be to count for metrics of labels, where the metric has no window and no model tells how long labels take: 0 to 366 days.</summary>
    public TimeSpan LabelWindow { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Pause between two diagnoses of the running experiments (A/A tests, interactions of all pairs), 1 second to 31 days; zero: never.</summary>
    public TimeSpan DiagnoseEvery { get; set; } = TimeSpan.FromDays(1);
}

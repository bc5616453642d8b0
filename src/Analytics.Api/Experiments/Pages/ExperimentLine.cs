using Analytics.Api.Pages;
using Analytics.Contracts.Experiments;

namespace Analytics.Api.Experiments.Pages;

/// <summary>An experiment in a list.</summary>
public sealed record ExperimentLine(ExperimentSummary Summary)
{
    public string Href => $"/v1/experiments/{Uri.EscapeDataString(Summary.Definition.Key)}/results";

    public string State => ExperimentWords.Status(Summary);

    public Tone Tone => Summary switch
    {
        { RolledBack: true } or { Withdrawn.Count: > 0 } => Tone.Watch,
        { Definition.Status: ExperimentStatus.Running } => Tone.Fine,
        _ => Tone.Unknown,
    };
}

using System.Globalization;
using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>What a changed file did to an experiment, as the audit trail tells it.</summary>
/// <param name="Action">StartExperiment, ResumeExperiment, PauseExperiment, StopExperiment, ArchiveExperiment, DraftExperiment, ChangeExperiment or RemoveExperiment.</param>
/// <param name="Target">Which experiment, its revision and what changed.</param>
internal sealed record FileChange(string Action, string Target)
{
    /// <summary>Who did it: nobody signs in to change a file.</summary>
    public const string Actor = "file";

    public static FileChange Of(ExperimentState? before, ExperimentState after)
    {
        var (revision, status) = (after.Revisions[^1], after.Seen!.Status);
        var action = status != before?.Seen?.Status ? StepTo(status, before?.Periods.Count > 0)
            : after.Steps.Count > before.Steps.Count && after.Steps[^1].Kind == ExperimentHistory.Resumed ? "ResumeExperiment"
            : "ChangeExperiment";
        return new(action, string.Create(CultureInfo.InvariantCulture, $"key={after.Key} revision={revision.Revision} changed={string.Join(',', revision.Changed)}"));
    }

    public static FileChange Removed(string key) => new("RemoveExperiment", $"key={key}");

    private static string StepTo(ExperimentStatus status, bool ran) => status switch
    {
        ExperimentStatus.Running => ran ? "ResumeExperiment" : "StartExperiment",
        ExperimentStatus.Paused => "PauseExperiment",
        ExperimentStatus.Stopped => "StopExperiment",
        ExperimentStatus.Archived => "ArchiveExperiment",
        _ => "DraftExperiment",
    };
}

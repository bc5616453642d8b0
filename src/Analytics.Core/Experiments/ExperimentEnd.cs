using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>When an experiment ended.</summary>
internal static class ExperimentEnd
{
    /// <summary>Its stop, or when it was set to stopped or archived, whichever came first; null: it goes on.</summary>
    public static DateTimeOffset? Of(ExperimentDefinition experiment, ExperimentState state)
    {
        var set = state.Revisions.Reverse().TakeWhile(revision => revision.Status is ExperimentStatus.Stopped or ExperimentStatus.Archived).LastOrDefault()?.At;
        return set is { } time && !(experiment.Stop <= time) ? time : experiment.Stop;
    }
}

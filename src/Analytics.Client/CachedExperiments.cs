using Analytics.Contracts.Assignment;
using Analytics.Contracts.Experiments;

namespace Analytics.Client;

/// <summary>A document of experiments, compiled. Immutable.</summary>
internal sealed class CachedExperiments
{
    private readonly AssignmentDocument document;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private CachedExperiments(AssignmentDocument document, ExperimentAssigner assigner)
    {
        (this.document, Assigner) = (document, assigner);
        for (var place = 0; place < assigner.Count; place++) places[assigner[place].Key] = place;
    }

    public static CachedExperiments None { get; } = new(new AssignmentDocument([], [], new Dictionary<string, AssignmentAdjustment>()), ExperimentAssigner.Empty);

    public ExperimentAssigner Assigner { get; }

    public static CachedExperiments Of(AssignmentDocument document, DateTimeOffset now) =>
        new(document, ExperimentAssigner.Of(document.Experiments, document.Holdouts, document.Adjustments, now));

    /// <summary>The same at another time.</summary>
    public CachedExperiments At(DateTimeOffset now) => Of(document, now);

    /// <summary>Place of an experiment; -1 where it does not assign.</summary>
    public int PlaceOf(string experiment) => places.GetValueOrDefault(experiment, -1);
}

using Analytics.Contracts.Assignment;

namespace Analytics.Contracts.Experiments;

/// <summary>All that assigning needs, as <c>GET /v1/experiments/assignments</c> gives it: who has it assigns as the service does, without asking.</summary>
/// <param name="Experiments">Experiments that run.</param>
/// <param name="Holdouts">Holdouts that they keep.</param>
/// <param name="Adjustments">What the service has moved, by key of the experiment.</param>
public sealed record AssignmentDocument(
    IReadOnlyList<ExperimentDefinition> Experiments, IReadOnlyList<HoldoutDefinition> Holdouts, IReadOnlyDictionary<string, AssignmentAdjustment> Adjustments);

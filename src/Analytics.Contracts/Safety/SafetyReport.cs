using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Safety;

/// <summary>How safe a model's answers were in a window: the answer of <c>GET /v1/models/{model}/safety</c>.</summary>
public sealed record SafetyReport
{
    /// <summary>Most incidents that a report lists.</summary>
    public const int MostIncidents = 50;

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Version asked for; absent for all.</summary>
    public string? Version { get; init; }

    /// <summary>The window, by time of prediction.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>Version of the rules that is active now; absent: none.</summary>
    public int? Rails { get; init; }

    /// <summary>Predictions that the rules judged, and those among them with a violation or block.</summary>
    public required SafetyRate Judged { get; init; }

    /// <summary>Checks that were sent to the service, and those among them with a violation or block.</summary>
    public required SafetyRate Reported { get; init; }

    /// <summary>Every rule that was in force or reported, the most frequent first.</summary>
    public required IReadOnlyList<RuleRates> Rules { get; init; }

    /// <summary>Judged predictions and reported checks together, over time.</summary>
    public required IReadOnlyList<BucketRate> Series { get; init; }

    /// <summary>The objective asked for; absent where none was.</summary>
    public SafetyObjective? Objective { get; init; }

    /// <summary>Whether rates have risen against the reference, in all and by rule, those that alert first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Open incidents, the worst first; at most 50.</summary>
    public required IReadOnlyList<SafetyIncident> OpenIncidents { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}

using Analytics.Contracts.Experiments;

namespace Analytics.Core.Ports;

/// <summary>
/// Asks what the units of an experiment did. A unit belongs to the variant of its first exposure in [From, To); predictions that name the experiment are
/// exposures too. Units that saw several variants are counted and left out of the metrics.
/// </summary>
public sealed record UnitQuery
{
    /// <summary>The variant of all units where no experiment is asked about.</summary>
    public const string Everybody = "everybody";

    /// <summary>The experiment; null: every unit with an event or a prediction in [From, To), from its first on.</summary>
    public required string? Experiment { get; init; }
    public ExperimentUnit Unit { get; init; }

    /// <summary>Variants whose units are wanted.</summary>
    public required IReadOnlyList<string> Variants { get; init; }

    /// <summary>Start of the exposures, UTC, inclusive.</summary>
    public required DateTime From { get; init; }

    /// <summary>End of the exposures, UTC, exclusive.</summary>
    public required DateTime To { get; init; }

    /// <summary>Records count up to here, UTC; not before <see cref="To"/>.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Times within at which weights changed, ascending: units are told apart by the period of their exposure.</summary>
    public IReadOnlyList<DateTime> Periods { get; init; } = [];

    /// <summary>Whether cells are by day of the first exposure.</summary>
    public bool ByDay { get; init; } = true;

    /// <summary>Whether a unit that saw several variants stays with its first, as where weights move by plan.</summary>
    public bool KeepCrossed { get; init; }

    /// <summary>Treatments whose units got the control, the first variant, from a time on: seeing it since is no crossing over.</summary>
    public IReadOnlyList<WithdrawnArm> Withdrawn { get; init; } = [];

    /// <summary>A further way to tell units apart.</summary>
    public UnitSplit? Split { get; init; }

    /// <summary>Leaves out so many units with the largest values of the first metric.</summary>
    public int WithoutHeaviest { get; init; }

    public IReadOnlyList<UnitMetric> Metrics { get; init; } = [];
}

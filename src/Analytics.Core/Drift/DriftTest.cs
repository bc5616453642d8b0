using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.Verdicts;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Drift;

/// <summary>A test of drift by its name in requests and reports; one of the two judges is set.</summary>
internal sealed record DriftTest(string Name)
{
    /// <summary>Judges two tables of numbers: reference, then current.</summary>
    public Func<ValueCount[], ValueCount[], DriftSettings, DriftVerdict>? Numbers { get; init; }

    /// <summary>Judges a table of categories.</summary>
    public Func<CategoryTable, DriftSettings, DriftVerdict>? Categories { get; init; }

    /// <summary>Whether two tables of numbers have what the test needs.</summary>
    public Func<ValueCount[], ValueCount[], bool> TakesNumbers { get; init; } = (_, _) => true;

    /// <summary>Whether a table of categories has what the test needs.</summary>
    public Func<CategoryTable, bool> TakesCategories { get; init; } = _ => true;

    /// <summary>How its p-value comes about, where it is no simulated null quantile of the distance.</summary>
    public string? Note { get; init; }
}

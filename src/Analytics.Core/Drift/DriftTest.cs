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
}

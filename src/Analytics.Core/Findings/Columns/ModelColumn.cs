using Analytics.Contracts.Models;
using Analytics.Core.Ports;

namespace Analytics.Core.Findings.Columns;

/// <summary>A column of predictions that is looked at.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Field">Where it is stored; null where it can't be judged.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Source">Predictions, or Labels for the truth.</param>
internal sealed record ModelColumn(string Name, Field? Field, ColumnKind Kind, EventSource Source = EventSource.Predictions)
{
    /// <summary>Smallest and largest valid number that are to be counted by; null: not asked for.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>What it was registered as; null for what the model answers.</summary>
    public FeatureDefinition? Definition { get; init; }
}

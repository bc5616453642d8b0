using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>A faultless query in the terms of the catalogue and the store.</summary>
internal sealed record MeasureRequest
{
    public required Measure Measure { get; init; }

    public required MeasureAggregate Aggregate { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<FieldFilter> Filters { get; init; }

    public required IReadOnlyList<Field> Breakdown { get; init; }

    public required BucketWidth? Interval { get; init; }

    public required TimeRange Range { get; init; }

    public required bool WithPrevious { get; init; }

    public DateTime From => Range.From.UtcDateTime;

    public DateTime To => Range.To.UtcDateTime;

    public DateTime PreviousFrom => From - (To - From);
}

using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Something that can be asked about the record.</summary>
internal sealed record Measure
{
    public required string Name { get; init; }

    /// <summary>How it is computed, in one sentence.</summary>
    public required string Definition { get; init; }

    /// <summary>The choice of aggregates; the first is the default.</summary>
    public required IReadOnlyList<MeasureAggregate> Aggregates { get; init; }

    /// <summary>What it is taken over; the fields that all of them have filter it and split it.</summary>
    public IReadOnlyList<EventSource> Sources =>
        [.. Aggregates.SelectMany(aggregate => aggregate.Parts).Select(part => part.Source).Distinct()];

    /// <summary>Tasks of the models that it judges; empty where it is no judgement of a model.</summary>
    public IReadOnlyList<ModelTask> Tasks { get; init; } = [];

    /// <summary>Field whose values must not be mixed in one figure: filter by one of them or split by it.</summary>
    public string? Unmixed { get; init; }

    /// <summary>Whether its value is a share of the rows that it is from: value times rows is a count.</summary>
    public bool IsShare { get; init; }

    /// <summary>Whether more of it is better (true) or worse (false); null: neither.</summary>
    public bool? HigherIsBetter { get; init; }

    public MeasureDescription Describe() => new()
    {
        Measure = Name,
        Unit = Aggregates[0].Unit,
        Definition = Definition,
        Aggregates = [.. Aggregates.Select(aggregate => aggregate.Name)],
        Requires = Unmixed,
    };
}

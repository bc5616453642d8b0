using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Findings;

/// <summary>The rows that an analyser looks at, and those that it compares them with.</summary>
public sealed record AnalysisScope
{
    public required string Model { get; init; }

    /// <summary>One version only; null for all.</summary>
    public string? Version { get; init; }

    /// <summary>Further conditions: a segment, a variant.</summary>
    public IReadOnlyList<FieldFilter> Filters { get; init; } = [];

    /// <summary>The window judged.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>What it is compared with.</summary>
    public required ReferenceData Reference { get; init; }

    /// <summary>Labels as known at this time; null: now.</summary>
    public DateTimeOffset? KnownBy { get; init; }

    /// <summary>All conditions on rows.</summary>
    public IReadOnlyList<FieldFilter> Conditions =>
    [
        new(Field.Of("model"), [Model]),
        .. Version is { } version ? [new FieldFilter(Field.Of("version"), [version])] : Array.Empty<FieldFilter>(),
        .. Filters,
    ];

    /// <summary>Asks about the window judged.</summary>
    public SummaryQuery Ask(EventSource source, params IReadOnlyList<Summary> summaries) => Ask(Window, source, summaries);

    /// <summary>Asks about another window of the same rows.</summary>
    public SummaryQuery Ask(TimeRange window, EventSource source, params IReadOnlyList<Summary> summaries)
    {
        ArgumentNullException.ThrowIfNull(window);
        return new()
        {
            Source = source,
            From = window.From.UtcDateTime,
            To = window.To.UtcDateTime,
            Filters = Conditions,
            Summaries = summaries,
            KnownBy = source == EventSource.Labels ? KnownBy?.UtcDateTime : null,
        };
    }

    /// <summary>Asks about the reference. A data set is compared with as a whole, without the version.</summary>
    public SummaryQuery AskReference(EventSource source, params IReadOnlyList<Summary> summaries)
    {
        if (Reference.DataSet is not { } dataSet) return Ask(Reference.Window!, source, summaries);
        return new()
        {
            Source = source,
            From = DateTime.MinValue,
            To = DateTime.MaxValue,
            Filters = [new(Field.Of("model"), [Model]), .. Filters],
            Summaries = summaries,
            DataSet = dataSet,
        };
    }

    /// <summary>An even sample of the window judged.</summary>
    public SampleQuery Sample(int rows, int seed) => Sample(Window, rows, seed);

    /// <summary>An even sample of the reference. A data set is compared with as a whole, without the version.</summary>
    public SampleQuery SampleReference(int rows, int seed) => Reference.DataSet is { } dataSet
        ? Sample(Window, rows, seed) with { Filters = Filters, DataSet = dataSet, KnownBy = null }
        : Sample(Reference.Window!, rows, seed);

    private SampleQuery Sample(TimeRange window, int rows, int seed) => new()
    {
        Model = Model,
        From = window.From.UtcDateTime,
        To = window.To.UtcDateTime,
        Filters = [.. Conditions.Skip(1)],
        KnownBy = KnownBy?.UtcDateTime,
        Limit = rows,
        Seed = seed,
    };
}

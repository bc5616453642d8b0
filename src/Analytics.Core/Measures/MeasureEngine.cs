using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Core.Privacy.People;
using Analytics.Core.Registry;

namespace Analytics.Core.Measures;

/// <summary>Answers every <see cref="MeasureQuery"/>.</summary>
public sealed class MeasureEngine(IEventQueries queries, ModelRegistry registry)
{
    private readonly MeasureQueryReader reader = new(registry);
    private readonly PanelReader panels = new(queries);

    /// <summary>The fixed measures. Besides them each feature of a model is a measure, named <c>features.NAME</c>.</summary>
    public static IReadOnlyList<MeasureDescription> Measures { get; } = [.. MeasureCatalogue.All.Select(measure => measure.Describe())];

    internal ModelRegistry Registry => registry;

    /// <summary>Faults of a query, by JSON pointer; empty when it can be answered.</summary>
    public IReadOnlyDictionary<string, string[]> Check(MeasureQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var faults = new FaultList();
        reader.Read(query, faults);
        return faults.ByPointer;
    }

    /// <summary>The answer to a faultless query.</summary>
    /// <exception cref="ArgumentException">The query has faults.</exception>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public Task<MeasureResult> AnswerAsync(MeasureQuery query, CancellationToken cancellationToken) => AnswerAsync(query, null, cancellationToken);

    /// <summary>The answer as it was known at a time: without labels that came later. Null: now.</summary>
    internal async Task<MeasureResult> AnswerAsync(MeasureQuery query, DateTimeOffset? knownBy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (reader.Read(query, new FaultList()) is not { } request) throw new ArgumentException("The query has faults: check it first.", nameof(query));

        var aggregate = await BinnedAsync(request, cancellationToken);
        var current = Ask(request, aggregate, request.From, request.To);
        Panel[] asked = request.WithPrevious ? [current, Ask(request, aggregate, request.PreviousFrom, request.From)] : [current];
        var answers = await ReadAsync([.. asked.Select(panel => panel with { KnownBy = knownBy?.UtcDateTime })], cancellationToken);
        return new MeasureResult
        {
            Measure = request.Measure.Name,
            Aggregate = aggregate.Name,
            Unit = request.Unit,
            Definition = request.Measure.Definition,
            Rows = MeasureRows.Of(request, aggregate, answers[0], answers.Count > 1 ? answers[1] : null),
            LeftOut = Viewer.Current is { Hidden: > 0 } viewer ? viewer.Hidden : null,
        };
    }

    /// <summary>Rows of panels, in their order: how several figures of one window are asked together.</summary>
    internal Task<IReadOnlyList<IReadOnlyList<PanelRow>>> ReadAsync(IReadOnlyList<Panel> asked, CancellationToken cancellationToken) =>
        panels.ReadAsync(asked, cancellationToken);

    private static Panel Ask(MeasureRequest request, MeasureAggregate aggregate, DateTime from, DateTime to) => new()
    {
        Aggregates = [aggregate],
        From = from,
        To = to,
        Filters = request.Filters,
        Breakdown = request.Breakdown,
        Interval = request.Interval,
    };

    // All rows share the bins, so that they can be laid over one another.
    private async Task<MeasureAggregate> BinnedAsync(MeasureRequest request, CancellationToken cancellationToken)
    {
        if (request.Aggregate.Unbinned is null) return request.Aggregate;

        var whole = Ask(request, request.Aggregate, request.WithPrevious ? request.PreviousFrom : request.From, request.To)
            with
        { Breakdown = [], Interval = null };
        var answers = await ReadAsync([whole], cancellationToken);
        var range = answers[0][0].Values.GetValueOrDefault(request.Aggregate.Parts[0], SummaryValues.Empty);
        return HistogramEdges.Over(range.Numbers(), request.Aggregate);
    }
}

using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>The summaries of one bucket and combination of keys, of all sources.</summary>
internal sealed record PanelRow(RowKey Key, IReadOnlyDictionary<SummaryPart, SummaryValue> Values)
{
    public Figure Figure(MeasureAggregate aggregate) => aggregate.Finish(ValuesOf(aggregate));

    public IReadOnlyList<HistogramBin>? Bins(MeasureAggregate aggregate) => aggregate.Bins?.Invoke(ValuesOf(aggregate));

    private SummaryValue[] ValuesOf(MeasureAggregate aggregate) =>
        [.. aggregate.Parts.Select(part => Values.GetValueOrDefault(part, SummaryValues.Empty))];
}

using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Turns the rows of panels into those of an answer.</summary>
internal static class MeasureRows
{
    private static readonly Dictionary<SummaryPart, SummaryValue> Nothing = [];

    /// <summary>Rows of the window, and of the window before where it was asked for: what was there before and is gone is a row as well.</summary>
    public static IReadOnlyList<MeasureRow> Of(
        MeasureRequest request, MeasureAggregate aggregate, IReadOnlyList<PanelRow> current, IReadOnlyList<PanelRow>? previous)
    {
        var now = current.ToDictionary(row => row.Key);
        var before = previous is null ? [] : Shifted(request, previous);
        return
        [
            .. now.Keys.Union(before.Keys).Order().Select(key =>
            {
                var row = now.GetValueOrDefault(key) ?? new PanelRow(key, Nothing);
                return new MeasureRow
                {
                    Keys = Keys(request, key),
                    From = key.Bucket is { } start ? TimeBuckets.Utc(start) : request.Range.From,
                    Figure = row.Figure(aggregate),
                    Previous = previous is null ? null : (before.GetValueOrDefault(key) ?? new PanelRow(key, Nothing)).Figure(aggregate),
                    Bins = row.Bins(aggregate),
                };
            }),
        ];
    }

    private static Dictionary<string, string?> Keys(MeasureRequest request, RowKey key) =>
        request.Breakdown.Select((field, index) => (field.Name, Value: key[index])).ToDictionary(pair => pair.Name, pair => pair.Value);

    /// <summary>The rows of the window before by the bucket of this window that they stand beside: the first beside the first, and so on.</summary>
    private static Dictionary<RowKey, PanelRow> Shifted(MeasureRequest request, IReadOnlyList<PanelRow> previous)
    {
        if (request.Interval is not { } width) return previous.ToDictionary(row => row.Key);

        var beside = TimeBuckets.Starts(request.PreviousFrom, request.From, width)
            .Zip(TimeBuckets.Starts(request.From, request.To, width))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        return previous
            .Where(row => row.Key.Bucket is { } bucket && beside.ContainsKey(bucket))
            .ToDictionary(row => row.Key with { Bucket = beside[row.Key.Bucket!.Value] });
    }
}

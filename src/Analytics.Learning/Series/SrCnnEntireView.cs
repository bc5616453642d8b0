using Analytics.Statistics.Series;
using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>Data with the scores of an entire series. A cursor reads the input column ahead, one batch of rows at a time.</summary>
internal sealed class SrCnnEntireView(IDataView source, int series, SeriesColumn written, SrCnnOptions options) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema { get; } = SeriesSchema.Append(source.Schema, [written]);

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.Select(column => column.Index).ToHashSet();
        var rows = source.GetRowCursor(source.Schema.Where(column => needed.Contains(column.Index)));
        var batches = needed.Contains(source.Schema.Count) ? new SrCnnBatches(source, source.Schema[series], options) : null;
        return new SrCnnEntireCursor(rows, Schema, needed, batches);
    }

    /// <summary>One cursor: a series is read in its order.</summary>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];
}

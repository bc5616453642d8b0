using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>Data with what a step writes. Each cursor starts where the plan stands, so every pass gives the same figures.</summary>
internal sealed class SeriesView(IDataView source, SeriesPlan plan) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema { get; } = SeriesSchema.Append(source.Schema, plan.Columns());

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.Select(column => column.Index).ToHashSet();
        var writes = needed.Any(index => index >= source.Schema.Count);
        var read = source.Schema.Where(column => needed.Contains(column.Index) || (writes && column.Index == source.Schema[plan.Input].Index));
        var input = source.GetRowCursor(read);
        return new SeriesCursor(input, Schema, needed, writes ? new SeriesRow(input, Schema, plan, plan.Start()) : null);
    }

    /// <summary>One cursor: a series is read in its order.</summary>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];
}

using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>One row, seen again and again as it changes.</summary>
internal sealed class EngineView(DataViewRow row) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => row.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new EngineCursor(row);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];
}

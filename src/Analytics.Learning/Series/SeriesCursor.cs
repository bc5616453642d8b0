using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>Rows with what a step writes; without a row of it where nobody needs what it writes.</summary>
internal sealed class SeriesCursor(DataViewRowCursor input, DataViewSchema schema, HashSet<int> needed, SeriesRow? row) : DataViewRowCursor
{
    public override DataViewSchema Schema => schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => needed.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column)) throw new InvalidOperationException($"The column '{column.Name}' was not asked for.");
        return row is null ? input.GetGetter<TValue>(input.Schema[column.Index]) : row.GetGetter<TValue>(column);
    }

    public override bool MoveNext()
    {
        if (!input.MoveNext()) return false;
        row?.Advance();
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) input.Dispose();
        base.Dispose(disposing);
    }
}

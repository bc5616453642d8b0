using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>A cursor that always moves on, to the same row as it then is.</summary>
internal sealed class EngineCursor(DataViewRow row) : DataViewRowCursor
{
    private long position = -1;

    public override DataViewSchema Schema => row.Schema;

    public override long Position => position;

    public override long Batch => 0;

    public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);

    public override bool MoveNext()
    {
        position++;
        return true;
    }
}

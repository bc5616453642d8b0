using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>Rows with the scores of an entire series; without batches where nobody needs the scores.</summary>
internal sealed class SrCnnEntireCursor(DataViewRowCursor rows, DataViewSchema schema, HashSet<int> needed, SrCnnBatches? batches) : DataViewRowCursor
{
    public override DataViewSchema Schema => schema;

    public override long Position => rows.Position;

    public override long Batch => rows.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => rows.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => needed.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column)) throw new InvalidOperationException($"The column '{column.Name}' was not asked for.");
        return column.Index < rows.Schema.Count
            ? rows.GetGetter<TValue>(rows.Schema[column.Index])
            : VectorGetter.Of<TValue>(column, () => batches!.Scores);
    }

    public override bool MoveNext()
    {
        if (!rows.MoveNext()) return false;
        batches?.MoveNext();
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rows.Dispose();
            batches?.Dispose();
        }

        base.Dispose(disposing);
    }
}

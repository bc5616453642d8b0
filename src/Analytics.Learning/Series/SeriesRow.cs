using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>A row with what a step writes, over the row that it reads; it moves when that row does and <see cref="Advance"/> is called.</summary>
internal sealed class SeriesRow : DataViewRow
{
    private readonly DataViewRow input;
    private readonly ValueGetter<float> value;

    public SeriesRow(DataViewRow input, DataViewSchema schema, SeriesPlan plan, SeriesRun run)
    {
        (this.input, Schema, Run) = (input, schema, run);
        value = input.GetGetter<float>(SeriesSchema.Find(input.Schema, plan.Input, NumberDataViewType.Single));
    }

    public SeriesRun Run { get; }

    public override DataViewSchema Schema { get; }

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index >= input.Schema.Count || input.IsColumnActive(input.Schema[column.Index]);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var place = column.Index - input.Schema.Count;
        if (place < 0) return input.GetGetter<TValue>(input.Schema[column.Index]);
        return VectorGetter.Of<TValue>(column, () => Run.Values(place));
    }

    /// <summary>Takes in the value of the row.</summary>
    public void Advance()
    {
        var number = 0f;
        value(ref number);
        Run.Take(number);
    }
}

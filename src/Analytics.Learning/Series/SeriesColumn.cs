using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>A column that a step writes: a vector for each row.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Type">Vector of Double or Single; of size 0 where it varies.</param>
/// <param name="Slots">Names of the slots; empty for none.</param>
internal sealed record SeriesColumn(string Name, VectorDataViewType Type, IReadOnlyList<string> Slots)
{
    private const string SlotNames = "SlotNames";

    public static SeriesColumn OfScores(string name, params IReadOnlyList<string> slots) => new(name, new(NumberDataViewType.Double, slots.Count), slots);

    public void AddTo(DataViewSchema.Builder schema)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (Slots.Count > 0) annotations.Add<VBuffer<ReadOnlyMemory<char>>>(SlotNames, new VectorDataViewType(TextDataViewType.Instance, Slots.Count), Names);
        schema.AddColumn(Name, Type, annotations.ToAnnotations());
    }

    private void Names(ref VBuffer<ReadOnlyMemory<char>> names)
    {
        var editor = VBufferEditor.Create(ref names, Slots.Count);
        for (var i = 0; i < Slots.Count; i++) editor.Values[i] = Slots[i].AsMemory();
        names = editor.Commit();
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>Getters of vector columns over arrays of numbers.</summary>
internal static class VectorGetter
{
    /// <summary>A getter that copies the numbers, as Double or Single as the column has it.</summary>
    public static ValueGetter<TValue> Of<TValue>(DataViewSchema.Column column, Func<double[]> numbers)
    {
        Delegate getter = ((VectorDataViewType)column.Type).ItemType.Equals(NumberDataViewType.Double)
            ? (ValueGetter<VBuffer<double>>)((ref VBuffer<double> target) => Copy(numbers(), ref target))
            : (ValueGetter<VBuffer<float>>)((ref VBuffer<float> target) => Copy(numbers(), ref target));
        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"The column '{column.Name}' holds {column.Type}, which cannot be read as {typeof(TValue)}.");
    }

    private static void Copy(double[] numbers, ref VBuffer<double> target)
    {
        var editor = VBufferEditor.Create(ref target, numbers.Length);
        numbers.CopyTo(editor.Values);
        target = editor.Commit();
    }

    private static void Copy(double[] numbers, ref VBuffer<float> target)
    {
        var editor = VBufferEditor.Create(ref target, numbers.Length);
        for (var i = 0; i < numbers.Length; i++) editor.Values[i] = (float)numbers[i];
        target = editor.Commit();
    }
}

using Analytics.Statistics.Series;
using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>The scores of a series, batch by batch. A last batch too short for the method is scored with the end of the batch before it.</summary>
internal sealed class SrCnnBatches : IDisposable
{
    private readonly DataViewRowCursor ahead;
    private readonly ValueGetter<double> getter;
    private readonly SrCnnOptions options;
    private double[] values = [];
    private double[][] scores = [];
    private int next;

    public SrCnnBatches(IDataView source, DataViewSchema.Column series, SrCnnOptions options)
    {
        ahead = source.GetRowCursor([series]);
        getter = ahead.GetGetter<double>(series);
        this.options = options;
    }

    /// <summary>The scores of the row that the cursor is at.</summary>
    public double[] Scores => scores[next - 1];

    public void MoveNext()
    {
        if (next == scores.Length) ReadBatch();
        next++;
    }

    public void Dispose() => ahead.Dispose();

    private void ReadBatch()
    {
        var fresh = ReadValues();
        var earlier = fresh.Length < SpectralResidual.LeastValues && values.Length > fresh.Length ? values[fresh.Length..] : [];
        var points = SpectralResidual.Detect([.. earlier, .. fresh], options with { BatchSize = null });
        (values, next) = (fresh, 0);
        scores = [.. points.Skip(earlier.Length).Select(point => Series.Scores.Of(point, options.Mode))];
    }

    private double[] ReadValues()
    {
        var read = new List<double>();
        var value = 0.0;
        while (read.Count < (options.BatchSize ?? int.MaxValue) && ahead.MoveNext())
        {
            getter(ref value);
            read.Add(value);
        }

        return [.. read];
    }
}

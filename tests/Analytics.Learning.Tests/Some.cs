using Analytics.Learning.Series;
using Microsoft.ML;

namespace Analytics.Learning.Tests;

/// <summary>Things that tests need.</summary>
internal static class Some
{
    public static MLContext Context() => new(1);

    public static Point[] Points(params IEnumerable<double> values) => [.. values.Select(value => new Point { Value = (float)value })];

    public static IDataView Singles(params IEnumerable<double> values) => Context().Data.LoadFromEnumerable(Points(values));

    public static IDataView Doubles(params IEnumerable<double> values) => Context().Data.LoadFromEnumerable(values.Select(value => new DoublePoint { Value = value }).ToArray());

    /// <summary>A season of five, with a spike at one place.</summary>
    public static double[] Season(int count, int spike = -1) => [.. Enumerable.Range(0, count).Select(i => i == spike ? 100.0 : i % 5)];

    public static double[][] Scores(IDataView data) => [.. Context().Data.CreateEnumerable<Reading>(data, false).Select(row => row.Prediction)];

    public static Forecast[] Forecasts(IDataView data) => [.. Context().Data.CreateEnumerable<Forecast>(data, false)];

    /// <summary>What another program gets of a saved transformer.</summary>
    public static ITransformer Reloaded(ITransformer transformer, IDataView data)
    {
        using var stream = new MemoryStream();
        Context().Model.Save(transformer, data.Schema, stream);
        stream.Position = 0;
        return Context().Model.Load(stream, out _);
    }

    public static ITransformer CheckPointed<TDst>(TimeSeriesPredictionEngine<Point, TDst> engine)
        where TDst : class, new()
    {
        using var stream = new MemoryStream();
        engine.CheckPoint(Context(), stream);
        stream.Position = 0;
        return Context().Model.Load(stream, out _);
    }
}

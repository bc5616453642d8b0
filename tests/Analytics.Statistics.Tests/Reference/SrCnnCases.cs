using System.Globalization;
using System.Text.Json;
using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Spectral residual detectors of streams and of entire series.</summary>
internal static class SrCnnCases
{
    public static void Stream(SeriesCase each)
    {
        var detector = new SrCnnStreamDetector(new()
        {
            WindowSize = each.Whole("windowSize", 64),
            BackAdd = each.Whole("backAddWindowSize", 5),
            Lookahead = each.Whole("lookaheadWindowSize", 5),
            Averaging = each.Whole("averagingWindowSize", 3),
            Judgement = each.Whole("judgementWindowSize", 21),
            Threshold = each.Number("threshold", 0.3),
        });

        var found = each.Series.Index().Where(value => detector.Add(value.Item).IsAnomaly).Select(value => value.Index);

        Assert.Equal(each.Expected.GetProperty("anomalyIndexes").Deserialize<int[]>()!, found);
    }

    public static void Entire(SeriesCase each)
    {
        double[] series = [.. each.Series.Select(value => value * each.Number("multiplySeriesBy", 1))];
        int[] batches = each.Params.TryGetProperty("batchSizes", out var many) ? many.Deserialize<int[]>()! : [each.Whole("batchSize", -1)];
        foreach (var batch in batches)
        {
            var points = SpectralResidual.Detect(series, new()
            {
                Threshold = each.Number("threshold", 0.3),
                Sensitivity = each.Number("sensitivity", 70),
                Mode = each.Choice("detectMode", SrCnnMode.AnomalyOnly),
                Period = each.Whole("period", 0),
                Deseasonalisation = each.Choice("deseasonalityMode", Deseasonalisation.Stl),
                BatchSize = batch == -1 ? null : batch,
            });
            foreach (var expected in each.Expected.EnumerateObject()) Compare(each, expected.Name, expected.Value, series, points);
        }
    }

    private static void Compare(SeriesCase each, string name, JsonElement expected, double[] series, IReadOnlyList<SrCnnPoint> points)
    {
        var anomalies = points.Index().Where(point => point.Item.IsAnomaly).Select(point => point.Index).ToArray();
        bool Inside(int i) => series[i] >= points[i].Lower && series[i] <= points[i].Upper;
        switch (name)
        {
            case "outputLength": Assert.Equal(expected.GetInt32(), Columns(points[0]).Length); break;
            case "anomalyIndexes": Assert.Equal(expected.Deserialize<int[]>()!, anomalies); break;
            case "anomalyRange": Assert.Equal(Enumerable.Range(expected[0].GetInt32(), expected[1].GetInt32() - expected[0].GetInt32() + 1), anomalies); break;
            case "allInsideBounds": Assert.All(points.Index(), point => Assert.Equal(expected.GetBoolean(), Inside(point.Index))); break;
            case "insideBoundsExactlyWhenNormal": Assert.All(points.Index(), point => Assert.Equal(!point.Item.IsAnomaly, Inside(point.Index))); break;
            case "outsideBoundsAtAnomaly": if (expected.GetBoolean()) Assert.All(anomalies, i => Assert.False(Inside(i))); break;
            case "expectedValueSign": Assert.All(points, point => Assert.True(expected.GetString() == ">=0" ? point.Expected >= 0 : point.Expected <= 0)); break;
            case "rows":
                foreach (var (index, row) in each.Expected.GetProperty("rowIndexes").Deserialize<int[]>()!.Zip(expected.EnumerateArray()))
                    each.Within("rows").Check($"row {index}", SeriesCase.Numbers(row), Columns(points[index]));
                break;
            case var _ when name.StartsWith("row", StringComparison.Ordinal) && int.TryParse(name.AsSpan(3), out var at):
                foreach (var column in expected.EnumerateObject())
                    each.Within(name).Check($"{name}/{column.Name}", column.Value.GetDouble(), Columns(points[at])[int.Parse(column.Name, CultureInfo.InvariantCulture)]);
                break;
            default: Assert.Contains(name, new[] { "columns", "rowIndexes" }); break;
        }
    }

    private static double[] Columns(SrCnnPoint point) =>
        [point.IsAnomaly ? 1 : 0, point.Score, point.Magnitude, .. new[] { point.Expected, point.Unit, point.Upper, point.Lower }.OfType<double>()];
}

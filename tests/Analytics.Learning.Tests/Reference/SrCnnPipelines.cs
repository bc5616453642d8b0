using System.Globalization;
using System.Text.Json;
using Analytics.Learning.Series;
using Analytics.Statistics.Tests.Reference;

namespace Analytics.Learning.Tests.Reference;

/// <summary>Spectral residual detectors of streams and of entire series.</summary>
internal static class SrCnnPipelines
{
    public static void Stream(SeriesCase each)
    {
        var data = Some.Singles(each.Series);
        var step = Some.Context().Transforms.DetectAnomalyBySrCnn(
            "Prediction", "Value", each.Whole("windowSize", 64), each.Whole("backAddWindowSize", 5), each.Whole("lookaheadWindowSize", 5),
            each.Whole("averagingWindowSize", 3), each.Whole("judgementWindowSize", 21), each.Number("threshold", 0.3));

        var rows = Some.Scores(step.Fit(data).Transform(data));

        Assert.Equal(each.Expected.GetProperty("anomalyIndexes").Deserialize<int[]>()!, Anomalies(rows));
    }

    public static void Entire(SeriesCase each)
    {
        double[] series = [.. each.Series.Select(value => value * each.Number("multiplySeriesBy", 1))];
        int[] batches = each.Params.TryGetProperty("batchSizes", out var many) ? many.Deserialize<int[]>()! : [each.Whole("batchSize", -1)];
        foreach (var batch in batches)
        {
            var options = new SrCnnEntireAnomalyDetectorOptions
            {
                Threshold = each.Number("threshold", 0.3),
                Sensitivity = each.Number("sensitivity", 70),
                DetectMode = each.Choice("detectMode", SrCnnDetectMode.AnomalyOnly),
                Period = each.Whole("period", 0),
                DeseasonalityMode = each.Choice("deseasonalityMode", SrCnnDeseasonalityMode.Stl),
                BatchSize = batch,
            };
            var rows = Some.Scores(Some.Context().AnomalyDetection.DetectEntireAnomalyBySrCnn(Some.Doubles(series), "Prediction", "Value", options));
            foreach (var expected in each.Expected.EnumerateObject()) Compare(each, expected.Name, expected.Value, series, rows);
        }
    }

    private static void Compare(SeriesCase each, string name, JsonElement expected, double[] series, double[][] rows)
    {
        bool Inside(int i) => series[i] >= rows[i][6] && series[i] <= rows[i][5];
        var anomalies = Anomalies(rows);
        switch (name)
        {
            case "outputLength": Assert.All(rows, row => Assert.Equal(expected.GetInt32(), row.Length)); break;
            case "anomalyIndexes": Assert.Equal(expected.Deserialize<int[]>()!, anomalies); break;
            case "anomalyRange": Assert.Equal(Enumerable.Range(expected[0].GetInt32(), expected[1].GetInt32() - expected[0].GetInt32() + 1), anomalies); break;
            case "allInsideBounds": Assert.All(rows.Index(), row => Assert.Equal(expected.GetBoolean(), Inside(row.Index))); break;
            case "insideBoundsExactlyWhenNormal": Assert.All(rows.Index(), row => Assert.Equal(row.Item[0] == 0, Inside(row.Index))); break;
            case "outsideBoundsAtAnomaly": if (expected.GetBoolean()) Assert.All(anomalies, i => Assert.False(Inside(i))); break;
            case "expectedValueSign": Assert.All(rows, row => Assert.True(expected.GetString() == ">=0" ? row[3] >= 0 : row[3] <= 0)); break;
            case "rows":
                foreach (var (index, row) in each.Expected.GetProperty("rowIndexes").Deserialize<int[]>()!.Zip(expected.EnumerateArray()))
                    each.Within("rows").Check($"row {index}", SeriesCase.Numbers(row), rows[index]);
                break;
            case var _ when name.StartsWith("row", StringComparison.Ordinal) && int.TryParse(name.AsSpan(3), out var at):
                foreach (var column in expected.EnumerateObject())
                    each.Within(name).Check($"{name}/{column.Name}", column.Value.GetDouble(), rows[at][int.Parse(column.Name, CultureInfo.InvariantCulture)]);
                break;
            default: Assert.Contains(name, new[] { "columns", "rowIndexes" }); break;
        }
    }

    private static int[] Anomalies(double[][] rows) => [.. rows.Index().Where(row => row.Item[0] > 0).Select(row => row.Index)];
}

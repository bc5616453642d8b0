using System.Globalization;
using System.Text.Json;
using Analytics.Learning.Series;
using Analytics.Statistics.Tests.Reference;
using Microsoft.ML;

namespace Analytics.Learning.Tests.Reference;

/// <summary>Sequential detectors of spikes and change points, by a pipeline or (where the case has its order of steps) by an engine.</summary>
internal static class DetectorPipelines
{
    public static void Check(SeriesCase each)
    {
        var training = Some.Singles(each.Params.TryGetProperty("trainSeries", out var given) ? SeriesCase.Numbers(given) : each.Series);
        var step = Step(each, Some.Context().Transforms).Fit(training);

        var rows = each.Text("order", "").StartsWith("consume", StringComparison.Ordinal) ? Engine(each, step) : Some.Scores(step.Transform(Some.Singles(each.Series)));

        Compare(each, rows);
    }

    private static IEstimator<ITransformer> Step(SeriesCase each, TransformsCatalog steps)
    {
        var (spike, change) = (each.Number("confidence", 99), each.Number("confidence", 95));
        var (training, season) = (each.Whole("trainingWindowSize", 100), each.Whole("seasonalityWindowSize", 10));
        var (scores, changes) = (each.Whole("pvalueHistoryLength", 100), each.Whole("changeHistoryLength", 20));
        var (side, error) = (each.Choice("side", AnomalySide.TwoSided), each.Choice("errorFunction", ErrorFunction.SignedDifference));
        var (martingale, eps) = (each.Choice("martingale", MartingaleType.Power), each.Number("eps", 0.1));
        return each.Algorithm switch
        {
            "IidSpike" => steps.DetectIidSpike("Prediction", "Value", spike, scores, side),
            "SsaSpike" => steps.DetectSpikeBySsa("Prediction", "Value", spike, scores, training, season, side, error),
            "IidChangePoint" => steps.DetectIidChangePoint("Prediction", "Value", change, changes, martingale, eps),
            _ => steps.DetectChangePointBySsa("Prediction", "Value", change, changes, training, season, error, martingale, eps),
        };
    }

    private static double[][] Engine(SeriesCase each, ITransformer step)
    {
        var checkpoint = each.Text("checkpoint", "") is { Length: > 0 } text ? int.Parse(text.Split(' ')[^1], CultureInfo.InvariantCulture) : -1;
        var rows = new List<double[]>();
        var engine = step.CreateTimeSeriesEngine<Point, Reading>(Some.Context(), consumeFirst: true);
        foreach (var point in Some.Points(each.Series))
        {
            rows.Add(engine.Predict(point).Prediction);
            if (rows.Count == checkpoint + 1) engine = Some.CheckPointed(engine).CreateTimeSeriesEngine<Point, Reading>(Some.Context(), consumeFirst: true);
        }

        return [.. rows];
    }

    private static void Compare(SeriesCase each, double[][] rows)
    {
        if (each.Expected.TryGetProperty("rows", out var wanted))
        {
            var columns = each.Expected.GetProperty("columns").Deserialize<string[]>()!;
            var from = each.Expected.TryGetProperty("rowsFrom", out var first) ? first.GetInt32() : 0;
            foreach (var (index, row) in wanted.EnumerateArray().Index())
                foreach (var (name, value) in columns.Zip(SeriesCase.Numbers(row)))
                    each.Within(name).Check($"{name}[{from + index}]", value, Of(rows[from + index], name));
        }

        foreach (var name in new[] { "pValue", "martingale", "logMartingale", "rawScore" })
            if (each.Expected.TryGetProperty(name, out var column)) each.Within(name).Check(name, SeriesCase.Numbers(column), [.. rows.Select(row => Of(row, name))]);

        if (!each.Expected.TryGetProperty("alertIndexes", out var alerts)) return;
        var mayDiffer = each.Tolerance.GetProperty("alert").ValueKind == JsonValueKind.String;
        var differing = alerts.Deserialize<int[]>()!.ToHashSet();
        differing.SymmetricExceptWith(rows.Index().Where(row => row.Item[0] > 0).Select(row => row.Index));
        var threshold = 1 - each.Number("confidence", 99) / 100;
        Assert.All(differing, index => Assert.True(mayDiffer && Math.Abs(rows[index][2] - threshold) <= 1e-6, $"alert at {index}"));
    }

    private static double Of(double[] row, string name) => name switch
    {
        "alert" => row[0],
        "rawScore" => row[1],
        "pValue" => row[2],
        "martingale" => row[3],
        _ => Math.Log(row[3]),
    };
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Learning.Series;
using Analytics.Statistics.Tests.Reference;

namespace Analytics.Learning.Tests.Reference;

/// <summary>Forecasts by an engine, at the steps that a case tells.</summary>
internal static partial class ForecastPipelines
{
    public static void Check(SeriesCase each)
    {
        var size = each.Whole("trainSize", each.Series.Length);
        var step = Some.Context().Forecasting.ForecastBySsa(
            "Values", "Value", each.Whole("windowSize", 2), each.Whole("seriesLength", size), size, each.Whole("horizon", 1),
            rankSelectionMethod: each.Choice("rankSelection", RankSelectionMethod.Exact),
            rank: each.Params.TryGetProperty("rank", out _) ? each.Whole("rank", 1) : null,
            maxRank: each.Params.TryGetProperty("maxRank", out _) ? each.Whole("maxRank", 1) : null,
            shouldStabilize: each.Flag("shouldStabilize", true),
            confidenceLowerBoundColumn: "Lower",
            confidenceUpperBoundColumn: "Upper",
            confidenceLevel: (float)each.Number("confidenceLevel", 0.95));
        var engine = step.Fit(Some.Singles(each.Series.Take(each.Whole("trainOnFirst", size)))).CreateTimeSeriesEngine<Point, Forecast>(Some.Context());

        var forecasts = new List<Forecast>();
        foreach (var action in Steps(each)) Do(action, each, ref engine, forecasts);

        for (var i = 0; i < forecasts.Count; i++) Compare(each, forecasts[i], i, each.Series.Max() - each.Series.Min());
    }

    private static string[] Steps(SeriesCase each) => !each.Params.TryGetProperty("steps", out var steps) ? ["forecast"]
        : steps.ValueKind == JsonValueKind.Array ? steps.Deserialize<string[]>()! : steps.GetString()!.Split(';', StringSplitOptions.TrimEntries);

    private static void Do(string action, SeriesCase each, ref TimeSeriesPredictionEngine<Point, Forecast> engine, List<Forecast> forecasts)
    {
        Forecast? nothing = null;
        if (action.StartsWith("forecast", StringComparison.Ordinal)) forecasts.Add(engine.Predict());
        if (action.StartsWith("checkpoint", StringComparison.Ordinal)) engine = Some.CheckPointed(engine).CreateTimeSeriesEngine<Point, Forecast>(Some.Context());
        if (ConsumeOfSeries().Match(action) is { Success: true } one)
            engine.Predict(Some.Points(each.Series[int.Parse(one.Groups[1].Value, CultureInfo.InvariantCulture)])[0], ref nothing);
        if (ConsumeOfValue().Match(action) is { Success: true } some)
            for (var i = some.Groups[2].Success ? int.Parse(some.Groups[2].Value, CultureInfo.InvariantCulture) : 1; i > 0; i--)
                engine.Predict(Some.Points(double.Parse(some.Groups[1].Value, CultureInfo.InvariantCulture))[0], ref nothing);
    }

    private static void Compare(SeriesCase each, Forecast forecast, int index, double range)
    {
        var tolerance = each.Within("forecast");
        double[][] actual = [[.. forecast.Values], [.. forecast.Lower], [.. forecast.Upper]];
        foreach (var (part, name) in new[] { "forecast", "lower", "upper" }.Index())
        {
            if (each.Expected.TryGetProperty(name, out var given)) tolerance.Check(name, SeriesCase.Numbers(given), actual[part], range);
            if (!each.Expected.TryGetProperty("forecastLowerUpper", out var all)) continue;
            var wanted = all[0][0].ValueKind == JsonValueKind.Array ? all[index][part] : all[part];
            tolerance.Check($"{name} {index}", SeriesCase.Numbers(wanted), actual[part], range);
        }
    }

    [GeneratedRegex(@"^consume\(series\[(\d+)\]\)")]
    private static partial Regex ConsumeOfSeries();

    [GeneratedRegex(@"^consume ([0-9.e+-]+)(?: x(\d+))?")]
    private static partial Regex ConsumeOfValue();
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Forecasts of SSA models, at the steps that a case tells.</summary>
internal static partial class SsaForecastCases
{
    public static void Check(SeriesCase each)
    {
        var series = each.Series;
        var model = SsaModel.Train(series.AsSpan(0, Math.Min(series.Length, each.Whole("trainOnFirst", each.Whole("trainSize", series.Length)))), new()
        {
            WindowSize = each.Whole("windowSize", 2),
            RankSelection = each.Choice("rankSelection", SsaRank.Exact),
            Rank = each.Params.TryGetProperty("rank", out _) ? each.Whole("rank", 1) : null,
            MaxRank = each.Params.TryGetProperty("maxRank", out _) ? each.Whole("maxRank", 1) : null,
            Stabilise = each.Flag("shouldStabilize", true),
            MaxGrowth = each.Number("maxGrowth", double.PositiveInfinity),
            Variance = SsaVariance.MlNet,
        });
        if (each.Expected.TryGetProperty("rank", out var rank)) Assert.Equal(rank.GetInt32(), model.Rank);
        CheckVariance(each, "observationNoiseVariance", model.ObservationVariance);
        CheckVariance(each, "autoregressionNoiseVariance", model.RecurrenceVariance);

        var forecasts = new List<SeriesForecast>();
        foreach (var step in Steps(each)) Do(step, each, ref model, forecasts);
        for (var i = 0; i < forecasts.Count; i++) Compare(each, forecasts[i].Steps, i, series.Max() - series.Min());
    }

    private static void CheckVariance(SeriesCase each, string name, double actual)
    {
        if (each.Expected.TryGetProperty(name, out var expected)) Assert.Equal(1, actual / expected.GetDouble(), 1e-3);
    }

    private static string[] Steps(SeriesCase each) => !each.Params.TryGetProperty("steps", out var steps) ? ["forecast"]
        : steps.ValueKind == JsonValueKind.Array ? steps.Deserialize<string[]>()! : steps.GetString()!.Split(';', StringSplitOptions.TrimEntries);

    private static void Do(string step, SeriesCase each, ref SsaModel model, List<SeriesForecast> forecasts)
    {
        if (step.StartsWith("forecast", StringComparison.Ordinal)) forecasts.Add(model.Forecast(each.Whole("horizon", 1), each.Number("confidenceLevel", 0.95)));
        if (step.StartsWith("checkpoint", StringComparison.Ordinal)) model = new(JsonSerializer.Deserialize<SsaState>(JsonSerializer.Serialize(model.State))!);
        if (ConsumeOfSeries().Match(step) is { Success: true } one) model.Consume(each.Series[int.Parse(one.Groups[1].Value)]);
        if (ConsumeOfValue().Match(step) is { Success: true } some)
            for (var i = some.Groups[2].Success ? int.Parse(some.Groups[2].Value) : 1; i > 0; i--) model.Consume(double.Parse(some.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static void Compare(SeriesCase each, IReadOnlyList<ForecastStep> steps, int index, double range)
    {
        var tolerance = each.Within("forecast");
        double[][] actual = [[.. steps.Select(s => s.Value)], [.. steps.Select(s => s.Lower)], [.. steps.Select(s => s.Upper)]];
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

using System.Text.Json;
using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Sequential detectors of spikes and change points.</summary>
internal static class DetectorCases
{
    public static void Spike(SeriesCase each)
    {
        var options = new SpikeOptions
        {
            Confidence = each.Number("confidence", 99),
            HistoryLength = each.Whole("pvalueHistoryLength", 100),
            Side = each.Choice("side", SpikeSide.TwoSided),
        };
        var readings = each.Algorithm.StartsWith("Ssa", StringComparison.OrdinalIgnoreCase)
            ? Run(each, new SsaSpikeDetector(Model(each), options, Scoring(each)), d => d.State, s => new(s, options, Scoring(each)), (d, x) => d.Add(x))
            : Run(each, new IidSpikeDetector(options), d => d.State, s => new(options, s), (d, x) => d.Add(x));
        Compare(each, 1 - options.Confidence / 100, [.. readings.Select(r => new Row(r.IsAlert, r.RawScore, r.PValue, double.NaN))]);
    }

    public static void ChangePoint(SeriesCase each)
    {
        var options = new ChangePointOptions
        {
            Confidence = each.Number("confidence", 95),
            HistoryLength = each.Whole("changeHistoryLength", 20),
            Martingale = each.Choice("martingale", Martingale.Power),
            Epsilon = each.Number("eps", 0.1),
        };
        var readings = each.Algorithm.StartsWith("Ssa", StringComparison.OrdinalIgnoreCase)
            ? Run(each, new SsaChangePointDetector(Model(each), options, Scoring(each)), d => d.State, s => new(s, options, Scoring(each)), (d, x) => d.Add(x))
            : Run(each, new IidChangePointDetector(options), d => d.State, s => new(options, s), (d, x) => d.Add(x));
        Compare(each, double.NaN, [.. readings.Select(r => new Row(r.IsAlert, r.RawScore, r.PValue, r.LogMartingale))]);
    }

    private static SsaModel Model(SeriesCase each)
    {
        var series = each.Params.TryGetProperty("trainSeries", out var given) ? SeriesCase.Numbers(given) : each.Series;
        var season = each.Whole("seasonalityWindowSize", 10);
        var training = series.AsSpan(0, Math.Min(series.Length, each.Whole("trainingWindowSize", 100)));
        return SsaModel.Train(training, new() { WindowSize = season, MaxRank = season / 2, Stabilise = false });
    }

    private static SsaDetectorOptions Scoring(SeriesCase each) => new()
    {
        Error = each.Choice("errorFunction", SsaError.SignedDifference),
        ConsumeFirst = each.Text("order", "").StartsWith("consume", StringComparison.OrdinalIgnoreCase),
    };

    private static List<TReading> Run<TDetector, TReading>(
        SeriesCase each, TDetector detector, Func<TDetector, DetectorState> save, Func<DetectorState, TDetector> load, Func<TDetector, double, TReading> add)
    {
        var checkpoint = each.Text("checkpoint", "") is { Length: > 0 } text ? int.Parse(text.Split(' ')[^1]) : -1;
        var readings = new List<TReading>();
        foreach (var value in each.Series)
        {
            readings.Add(add(detector, value));
            if (readings.Count == checkpoint + 1) detector = load(JsonSerializer.Deserialize<DetectorState>(JsonSerializer.Serialize(save(detector)))!);
        }

        return readings;
    }

    private static void Compare(SeriesCase each, double threshold, Row[] rows)
    {
        if (each.Expected.TryGetProperty("rows", out var wanted))
        {
            var columns = each.Expected.GetProperty("columns").Deserialize<string[]>()!;
            var from = each.Expected.TryGetProperty("rowsFrom", out var first) ? first.GetInt32() : 0;
            foreach (var (index, row) in wanted.EnumerateArray().Index())
                foreach (var (name, value) in columns.Zip(SeriesCase.Numbers(row)))
                    each.Within(name).Check($"{name}[{from + index}]", value, rows[from + index].Of(name));
        }

        foreach (var name in new[] { "pValue", "martingale", "logMartingale", "rawScore" })
            if (each.Expected.TryGetProperty(name, out var column)) each.Within(name).Check(name, SeriesCase.Numbers(column), [.. rows.Select(row => row.Of(name))]);

        if (!each.Expected.TryGetProperty("alertIndexes", out var alerts)) return;
        var mayDiffer = each.Tolerance.GetProperty("alert").ValueKind == JsonValueKind.String;
        var differing = alerts.Deserialize<int[]>()!.ToHashSet();
        differing.SymmetricExceptWith(rows.Index().Where(row => row.Item.Alert).Select(row => row.Index));
        Assert.All(differing, index => Assert.True(mayDiffer && Math.Abs(rows[index].PValue - threshold) <= 1e-6, $"alert at {index}"));
    }

    private sealed record Row(bool Alert, double RawScore, double PValue, double LogMartingale)
    {
        public double Of(string name) => name switch
        {
            "alert" => Alert ? 1 : 0,
            "rawScore" => RawScore,
            "pValue" => PValue,
            "martingale" => Math.Exp(LogMartingale),
            "logMartingale" => LogMartingale,
            _ => throw new ArgumentException(name, nameof(name)),
        };
    }
}

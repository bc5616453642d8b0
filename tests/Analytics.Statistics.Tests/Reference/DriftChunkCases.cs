using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Statistics.Drift.Chunks;
using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Chunks, thresholds from reference chunks, and the figures that are watched chunk by chunk.</summary>
internal static partial class DriftChunkCases
{
    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["threshold_std"] = StandardBand,
        ["threshold_std_limited"] = StandardBand,
        ["chunk_by_size"] = each => Keys(Chunking.BySize(Rows(each), each.Params.GetProperty("chunk_size").GetInt32(), Incomplete(each))),
        ["chunk_by_count"] = each => Keys(Chunking.ByCount(Rows(each), each.Params.GetProperty("chunk_number").GetInt32(), Incomplete(each))),
        ["chunk_default"] = each => Keys(Chunking.ByCount(Rows(each))),
        ["chunk_by_period"] = Periods,
        ["missing_rate"] = MissingRates,
        ["out_of_range_rate"] = OutOfRangeRates,
        ["unseen_value_rate"] = UnseenRates,
        ["summary_stat_avg"] = each => Summary(each, values => Moments.Of(values).Mean, ChunkError.Mean),
        ["summary_stat_sum"] = each => Summary(each, values => Moments.Of(values).Sum, ChunkError.Sum),
        ["summary_stat_std"] = each => Summary(each, values => Math.Sqrt(Moments.Of(values).Variance), ChunkError.StandardDeviation),
        ["summary_stat_median"] = each => Summary(each, Median, ChunkError.Median),
        ["rank_drift_vs_performance"] = Ranks,
    };

    public static object Reconstruction(ReferenceCase each)
    {
        var (reference, analysis, columns) = (DriftCases.Flat(each, "reference"), DriftCases.Flat(each, "analysis"), DriftCases.Columns(each));
        var components = PcaReconstruction.Fit(reference, columns, each.Params.GetProperty("n_components").GetDouble());
        var size = each.Params.GetProperty("chunk_size").GetInt32() * columns;
        ReconstructionError[] known = [.. reference.Chunk(size).Select(chunk => components.Measure(chunk))];
        ReconstructionError[] all = [.. known, .. analysis.Chunk(size).Select(chunk => components.Measure(chunk))];
        var band = ThresholdBand.Deviations([.. known.Select(error => error.Mean)]);
        return new
        {
            n_components = components.ExplainedShares.Count,
            reference_and_analysis_values = all.Select(error => error.Mean),
            sampling_error = all.Select(error => error.StandardError),
            upper_threshold = all.Select(_ => band.Upper),
            lower_threshold = all.Select(_ => band.Lower),
            alert = all.Select(error => band.IsAlert(error.Mean)),
            explained_variance_ratio = components.ExplainedShares,
        };
    }

    private static object StandardBand(ReferenceCase each)
    {
        var band = ThresholdBand.Deviations(
            [.. Read.Numbers(each.Inputs, "values").Where(double.IsFinite)],
            Multiplier(each, "std_lower_multiplier"),
            Multiplier(each, "std_upper_multiplier"),
            Read.Number(each.Params, "lower_limit", double.NegativeInfinity),
            Read.Number(each.Params, "upper_limit", double.PositiveInfinity));
        return new { lower = band.Lower, upper = band.Upper };
    }

    private static double? Multiplier(ReferenceCase each, string name) => !each.Params.TryGetProperty(name, out var given)
        ? 3
        : given.ValueKind == JsonValueKind.Null ? null : given.GetDouble();

    private static int Rows(ReferenceCase each) => each.Params.GetProperty("n").GetInt32();

    private static IncompleteChunk Incomplete(ReferenceCase each) => each.Params.TryGetProperty("incomplete", out var given)
        ? Enum.Parse<IncompleteChunk>(given.GetString()!, ignoreCase: true)
        : IncompleteChunk.Keep;

    private static object Keys(IReadOnlyList<Chunk> chunks) =>
        chunks.Select(chunk => new { key = $"[{chunk.Start}:{chunk.End - 1}]", start = chunk.Start, end = chunk.End - 1 });

    /// <summary>Rows are described as "60 rows every 12 h from 2024-01-29T06:00".</summary>
    private static object Periods(ReferenceCase each)
    {
        var said = RowsEvery().Match(each.Params.GetProperty("rows").GetString()!);
        var from = DateTimeOffset.Parse(said.Groups[3].Value + "Z", CultureInfo.InvariantCulture);
        var step = TimeSpan.FromHours(double.Parse(said.Groups[2].Value, CultureInfo.InvariantCulture));
        DateTimeOffset[] times = [.. Enumerable.Range(0, int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture)).Select(row => from + row * step)];
        var period = each.Params.GetProperty("offset").GetString()!.ToUpperInvariant() switch
        {
            "H" => ChunkPeriod.Hour,
            "D" => ChunkPeriod.Day,
            "W" => ChunkPeriod.Week,
            "M" => ChunkPeriod.Month,
            "Q" => ChunkPeriod.Quarter,
            _ => ChunkPeriod.Year,
        };
        return Chunking.ByPeriod(times, period).Select(chunk => new
        {
            key = PeriodKey(chunk, period),
            n = chunk.Rows.Rows,
            start = Text(chunk.From, "yyyy-MM-dd HH:mm:ss"),
            end = Text(chunk.To.AddSeconds(-1), "yyyy-MM-dd HH:mm:ss") + ".999999999",
        });
    }

    [GeneratedRegex(@"^(\d+) rows every ([\d.]+) h from (\S+)$")]
    private static partial Regex RowsEvery();

    private static string PeriodKey(PeriodChunk chunk, ChunkPeriod period) => period switch
    {
        ChunkPeriod.Hour => Text(chunk.From, "yyyy-MM-dd HH:mm"),
        ChunkPeriod.Day => Text(chunk.From, "yyyy-MM-dd"),
        ChunkPeriod.Week => Text(chunk.From, "yyyy-MM-dd") + "/" + Text(chunk.To.AddDays(-1), "yyyy-MM-dd"),
        ChunkPeriod.Month => Text(chunk.From, "yyyy-MM"),
        ChunkPeriod.Quarter => $"{chunk.From.Year}Q{(chunk.From.Month + 2) / 3}",
        _ => Text(chunk.From, "yyyy"),
    };

    private static string Text(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Missing rows are described as "index % 15 == 0".</summary>
    private static object MissingRates(ReferenceCase each)
    {
        double[] Holes(string name)
        {
            var every = int.Parse(each.Params.GetProperty(name + "_missing").GetString()!.Split('%', '=')[1], CultureInfo.InvariantCulture);
            return [.. Read.Numbers(each.Inputs, name).Select((value, row) => row % every == 0 ? double.NaN : value)];
        }

        var (size, reference) = (each.Params.GetProperty("chunk_size").GetInt32(), Holes("reference"));
        double[][] chunks = [.. Holes("analysis").Chunk(size)];
        var band = ThresholdBand.Deviations([.. reference.Chunk(size).Select(chunk => ChunkRate.Missing(chunk))], lowest: 0, highest: 1);
        return Watched(
            [.. chunks.Select(chunk => ChunkRate.Missing(chunk))], band, chunks.Select(chunk => ChunkRate.StandardError(ChunkRate.Missing(reference), chunk.Length)));
    }

    private static object OutOfRangeRates(ReferenceCase each)
    {
        var (reference, size) = (DriftCases.Reference(each), each.Params.GetProperty("chunk_size").GetInt32());
        double[] rates = [.. Read.Numbers(each.Inputs, "analysis").Chunk(size).Select(chunk => ChunkRate.OutOfRange(reference, chunk))];
        return new
        {
            range = new[] { reference.Min(), reference.Max() },
            value = rates,
            upper_threshold = rates.Select(_ => 0),
            alert = rates.Select(rate => rate > 0),
        };
    }

    private static object UnseenRates(ReferenceCase each)
    {
        var (reference, size) = (DriftShareCases.Labels(each.Inputs, "reference"), each.Params.GetProperty("chunk_size").GetInt32());
        double[] rates =
            [.. DriftShareCases.Labels(each.Inputs, "analysis").Chunk(size).Select(chunk => ChunkRate.Unseen(CategoryTable.OfRows(reference, chunk)))];
        return new { value = rates, upper_threshold = rates.Select(_ => 0), alert = rates.Select(rate => rate > 0) };
    }

    private static object Summary(ReferenceCase each, Func<double[], double> figure, Func<ReadOnlySpan<double>, long, double> error)
    {
        var (reference, size) = (DriftCases.Reference(each), each.Params.GetProperty("chunk_size").GetInt32());
        double[][] chunks = [.. Read.Numbers(each.Inputs, "analysis").Chunk(size)];
        var band = ThresholdBand.Deviations([.. reference.Chunk(size).Select(figure)]);
        return Watched([.. chunks.Select(figure)], band, chunks.Select(chunk => error(reference, chunk.Length)));
    }

    private static object Watched(double[] values, ThresholdBand band, IEnumerable<double> errors) => new
    {
        value = values,
        sampling_error = errors,
        upper_threshold = values.Select(_ => band.Upper),
        lower_threshold = values.Select(_ => band.Lower),
        alert = values.Select(value => band.IsAlert(value)),
    };

    private static double Median(double[] values)
    {
        double[] ascending = [.. values.Order()];
        return (ascending[(ascending.Length - 1) / 2] + ascending[ascending.Length / 2]) / 2;
    }

    /// <summary>The case gives the distances, the changes of performance and the alerts among the expected outputs.</summary>
    private static Dictionary<string, object> Ranks(ReferenceCase each)
    {
        var changes = Read.Numbers(each.Expected, "abs_perf_change");
        var alerts = each.Expected.GetProperty("alert_count").EnumerateArray()
            .ToDictionary(column => column.GetProperty("column_name").GetString()!, column => column.GetProperty("number_of_alerts").GetInt32());
        var ranked = alerts.Keys
            .Select(column => (Column: column, Found: DriftCorrelation.Of(Read.Numbers(each.Expected, "drift_" + column), changes)!.Value))
            .OrderByDescending(column => column.Found.Correlation);
        var outputs = each.Expected.EnumerateObject().ToDictionary(member => member.Name, member => (object)member.Value);
        outputs["correlation"] = ranked.Select((column, index) => new
        {
            column_name = column.Column,
            pearsonr_correlation = column.Found.Correlation,
            pearsonr_pvalue = column.Found.PValue,
            has_drifted = alerts[column.Column] > 0,
            rank = index + 1,
        });
        outputs["alert_count"] = alerts.OrderByDescending(column => column.Value)
            .Select((column, index) => new { number_of_alerts = column.Value, column_name = column.Key, rank = index + 1 });
        return outputs;
    }
}

using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads the units of an experiment, and their metrics, on one connection: the units are gathered once, in a temporary table.</summary>
internal sealed class UnitReader(DuckDBConnection connection, UnitQuery query, CancellationToken cancellationToken)
{
    /// <summary>Values of so many metrics are held at once.</summary>
    private const int MostTogether = 8;
    private const double Z = 1.959963984540054;

    public UnitTotals Read()
    {
        var parameters = new SqlParameters();
        Run(new UnitTable(query, parameters) { HasExposuresBefore = HasExposuresBefore }.Create(), parameters, _ => { });
        var (counts, crossed) = (new List<UnitCount>(), 0L);
        Run($"SELECT variant, split, day, period, crossed, count(*) FROM {UnitTable.Name} GROUP BY ALL ORDER BY ALL", new SqlParameters(), row =>
        {
            if (row.GetBoolean(4)) crossed += row.GetInt64(5);
            else counts.Add(new(row.GetString(0), row.TextAt(1), TimeAt(row, 2), row.GetInt32(3), row.GetInt64(5)));
        });
        List<UnitMetricTotals> metrics = [];
        List<ulong>? heaviest = null;
        foreach (var together in query.Metrics.Chunk(MostTogether))
        {
            var values = new UnitValueTable(query, together);
            var leftOut = new long[together.Length];
            if (values.Any)
            {
                Run(values.Create(), values.Parameters, _ => { });
                Run(values.LeftOut(), new SqlParameters(), row => leftOut = [.. Enumerable.Range(0, together.Length).Select(row.GetInt64)]);
            }

            heaviest ??= query.WithoutHeaviest > 0 ? Heaviest(together[0]) : [];
            metrics.AddRange(together.Select((metric, at) => Of(metric, at, heaviest, leftOut[at])));
        }

        return new(counts, crossed, metrics);
    }

    private bool HasExposuresBefore(string experiment, DateTime time)
    {
        var (parameters, found) = (new SqlParameters(), false);
        Run($"SELECT EXISTS (SELECT 1 FROM first_exposures WHERE experiment = {parameters.Add(experiment)} AND happened_at < {parameters.Add(time)})", parameters, row => found = row.GetBoolean(0));
        return found;
    }

    private List<ulong> Heaviest(UnitMetric metric)
    {
        List<ulong> units = [];
        if (metric.IsWhole) return units;
        var compiler = new UnitMetricCompiler(query, metric);
        Run(compiler.Heaviest(query.WithoutHeaviest), compiler.Parameters, row => units.Add(row.GetFieldValue<ulong>(0)));
        return units;
    }

    private UnitMetricTotals Of(UnitMetric metric, int at, List<ulong> heaviest, long leftOut)
    {
        if (metric.IsWhole)
        {
            var counting = new UnitMetricCompiler(query, metric);
            Run(counting.LeftOut(), counting.Parameters, row => leftOut = row.GetInt64(0));
            return metric.Value == UnitValue.Quantile ? new([], Quantiles(metric), []) { LeftOut = leftOut } : new([], [], Areas(metric)) { LeftOut = leftOut };
        }

        var compiler = new UnitMetricCompiler(query, metric) { At = at, Without = heaviest };
        List<UnitCell> cells = [];
        Run(compiler.Cells(), compiler.Parameters, row => cells.Add(new(
            row.GetString(0), row.TextAt(1), TimeAt(row, 2), row.GetInt32(3), MomentsAt(row, 4, compiler.Variables, compiler.Flags))));
        return new(cells, [], []) { LeftOut = leftOut };
    }

    private List<UnitQuantile> Quantiles(UnitMetric metric)
    {
        List<(string Variant, string? Split, long Events)> groups = [];
        var counting = new UnitMetricCompiler(query, metric);
        Run(counting.Events(), counting.Parameters, row => groups.Add((row.GetString(0), row.TextAt(1), row.GetInt64(2))));
        List<UnitQuantile> found = [];
        foreach (var (variant, split, events) in groups)
        {
            var reach = Z * Math.Sqrt(metric.Level * (1 - metric.Level) / events);
            var (values, ordering) = (new List<double>(), new UnitMetricCompiler(query, metric));
            Run(ordering.Quantiles(variant, split, [metric.Level, Math.Max(0, metric.Level - reach), Math.Min(1, metric.Level + reach)]), ordering.Parameters, row => values.Add(row.GetDouble(0)));
            var clusters = new UnitMetricCompiler(query, metric);
            Run(clusters.Clusters(variant, split, values[0]), clusters.Parameters, row => found.Add(new(
                variant, split, new QuantileBounds(events, events, metric.Level, values[0], values[1], values[2]), MomentsAt(row, 4, 2, flags: false))));
        }

        return found;
    }

    private List<UnitArea> Areas(UnitMetric metric)
    {
        const int Sums = UnitMetricCompiler.AreaVariables, After = 4 + 1 + Sums + (Sums * (Sums + 1) / 2);
        List<UnitArea> found = [];
        var compiler = new UnitMetricCompiler(query, metric);
        Run(compiler.Areas(), compiler.Parameters, row => found.Add(new(row.GetString(0), row.TextAt(1), MomentsAt(row, 4, Sums, flags: false), row.GetInt64(After), row.GetInt64(After + 1))));
        return found;
    }

    private static JointMoments MomentsAt(DuckDBDataReader row, int column, int variables, bool flags)
    {
        var (means, products) = (new double[variables], new double[variables * variables]);
        for (var each = 0; each < variables; each++) means[each] = row.GetDouble(column + 1 + each);
        var at = column + 1 + variables;
        for (var first = 0; first < variables; first++)
            for (var second = first; second < variables; second++) products[first * variables + second] = products[second * variables + first] = row.GetDouble(at++);
        return JointMoments.OfDeviations(row.GetInt64(column), means, products, flags);
    }

    private static DateTime? TimeAt(DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    private void Run(string sql, SqlParameters parameters, Action<DuckDBDataReader> each) => connection.Run(sql, parameters, each, cancellationToken);
}

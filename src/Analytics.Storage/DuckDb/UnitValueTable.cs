using System.Globalization;
using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>
/// SQL of what units did by several metrics: each source of records is read once, joined with the units once, and added up by unit once. Values go in as
/// parameters, never as text.
/// </summary>
internal sealed class UnitValueTable(UnitQuery query, IReadOnlyList<UnitMetric> metrics)
{
    private readonly List<(int Metric, string Name)> leftOut = [];

    /// <summary>Name of the temporary table: that of <see cref="UnitTable"/> with a column for each variable of each metric.</summary>
    public const string Name = "experiment_values";

    public SqlParameters Parameters { get; } = new();

    /// <summary>Whether some metric is added up by unit; the others are found in ways of their own.</summary>
    public bool Any => metrics.Any(IsAddedUp);

    /// <summary>SQL of whether a number counts. NaN is beyond every number for DuckDB.</summary>
    public static string IsUsable(string number) => $"abs({number}) <= {UnitMetric.LargestValue.ToString("R", CultureInfo.InvariantCulture)}::DOUBLE";

    public static string Column(int metric, int variable) => string.Create(CultureInfo.InvariantCulture, $"m{metric}v{variable}");

    /// <summary>Variables of each unit: the metric (a ratio: two), then the covariates.</summary>
    public static int VariablesOf(UnitMetric metric) => OwnOf(metric) + metric.Covariates.Count;

    /// <summary>The variables that are the metric itself, now and before.</summary>
    public static int OwnOf(UnitMetric metric) => (metric.Value == UnitValue.Ratio ? 2 : 1) * (metric.Lookback > TimeSpan.Zero && metric.Value != UnitValue.Funnel ? 2 : 1);

    /// <summary>SQL of the end of a unit's window.</summary>
    public static string Until(UnitMetric metric, UnitQuery query, SqlParameters parameters) =>
        metric.Window is { } window ? $"first_at + {Seconds(metric.After + window)}" : parameters.Add(query.AsOf - metric.Wait);

    /// <summary>SQL of how many numbers were left out, one column a metric.</summary>
    public string LeftOut() =>
        $"SELECT {string.Join(", ", metrics.Select((_, at) => string.Concat(leftOut.Where(column => column.Metric == at).Select(column => $"coalesce(sum({column.Name}), 0)::BIGINT + ")) + "0::BIGINT"))} FROM {Name}";

    public static string Seconds(TimeSpan time) => $"INTERVAL '{((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture)} seconds'";

    public static string NumberOf(UnitRecords records, SqlParameters parameters) =>
        records.Number is null ? "1::DOUBLE" : $"TRY_CAST({FieldSql.Of(records.Source, records.Number, parameters)} AS DOUBLE)";

    public static string ConditionOf(UnitRecords records, SqlParameters parameters) =>
        "true" + string.Concat(records.Filters.Select(filter => FieldSql.Condition(FieldSql.Of(records.Source, filter.Field, parameters), filter, parameters)));

    /// <summary>What is derived of predictions names its unit by its prediction.</summary>
    public static string TableOf(EventSource source) => source is EventSource.Events or EventSource.Predictions
        ? FieldSql.TableOf(source)
        : $"(SELECT derived.*, subject, session FROM {FieldSql.TableOf(source)} AS derived JOIN prediction_rows ON prediction_rows.id_hash = derived.id_hash)";

    public string Create()
    {
        var parts = metrics.SelectMany((metric, at) => IsAddedUp(metric) ? PartsOf(metric, at) : []).ToList();
        var bySource = parts.GroupBy(part => part.Records.Source).ToList();
        var columns = string.Concat(parts.SelectMany(part => part.Names).Select(name => $", coalesce({name}, 0) AS {name}"));
        var joins = string.Concat(bySource.Select(source => $" LEFT JOIN ({OfSource(source.Key, [.. source])}) AS of_{source.Key} ON of_{source.Key}.unit = units.unit"));
        return $"CREATE OR REPLACE TEMP TABLE {Name} AS SELECT units.*{columns} FROM {UnitTable.Name} AS units{joins}";
    }

    private static bool IsAddedUp(UnitMetric metric) => metric.Value is UnitValue.Any or UnitValue.Count or UnitValue.Sum or UnitValue.Ratio;

    /// <summary>The records of a metric, a ratio's those of its denominator too, with the columns that are made of them.</summary>
    private List<Part> PartsOf(UnitMetric metric, int at)
    {
        var values = metric.Value switch
        {
            UnitValue.Any or UnitValue.Count or UnitValue.Sum => [(metric.Records, SumOf(metric))],
            _ when metric.Denominator is { } denominator => [(metric.Records, "sum({0})"), (denominator, "sum({0})")],
            _ => new[] { (metric.Records, "sum({0})"), (metric.Records, "count({0})::DOUBLE") },
        };
        var inside = $"moment >= first_at + {Seconds(metric.After)} AND moment < {Until(metric, query, Parameters)}";
        var before = $"moment < first_at AND moment >= first_at - {Seconds(metric.Lookback)}";
        return
        [
            .. values.Select((value, variable) => new Part(value.Item1, metric.Lookback,
            [
                new(Column(at, variable), value.Item2, inside),
                .. OwnOf(metric) > values.Length ? [new ValueColumn(Column(at, values.Length + variable), value.Item2, before)] : Array.Empty<ValueColumn>(),
            ],
            value.Item1.Number is null || values.Take(variable).Any(earlier => earlier.Item1 == value.Item1) ? null : LeftOutOf(at))),
            .. metric.Covariates.Select((covariate, number) => new Part(covariate.Records, metric.Lookback, [new(Column(at, OwnOf(metric) + number), SumOf(covariate), before)], covariate.Records.Number is null ? null : LeftOutOf(at))),
        ];

        string LeftOutOf(int place)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"m{place}x{leftOut.Count}");
            leftOut.Add((place, name));
            return name;
        }
    }

    private static string SumOf(UnitMetric metric) => metric.Value switch
    {
        UnitValue.Any => "(count({0}) > 0)::DOUBLE",
        UnitValue.Count => "count({0})::DOUBLE",
        UnitValue.Sum => "sum({0})",
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    private string OfSource(EventSource source, List<Part> parts)
    {
        var lookback = parts.Max(part => part.Lookback);
        var (conditions, numbers, sums) = (new List<string>(), new List<string>(), new List<string>());
        for (var at = 0; at < parts.Count; at++)
        {
            var (condition, number) = (ConditionOf(parts[at].Records, Parameters), $"n{at}");
            conditions.Add($"({condition})");
            numbers.Add($"CASE WHEN {condition} THEN {NumberOf(parts[at].Records, Parameters)} END AS {number}");
            var usable = parts[at].Records.Number is null ? "" : $" AND {IsUsable(number)}";
            sums.AddRange(parts[at].Columns.Select(column =>
                $"{string.Format(CultureInfo.InvariantCulture, column.Sum, $"CASE WHEN {column.When}{usable} THEN {number} END")} AS {column.Name}"));
            if (parts[at].LeftOut is { } name) sums.Add($"count(*) FILTER (WHERE ({string.Join(" OR ", parts[at].Columns.Select(column => column.When))}) AND NOT {IsUsable(number)}) AS {name}");
        }

        return $"""
            SELECT units.unit, {string.Join(", ", sums)}
            FROM (
              SELECT {UnitTable.UnitOf(query.Unit)} AS unit, happened_at AS moment, {string.Join(", ", numbers)} FROM {TableOf(source)}
              WHERE {UnitTable.IsNamed(query.Unit)} AND happened_at >= {Parameters.Add(query.From - lookback)} AND happened_at < {Parameters.Add(query.AsOf)} AND ({string.Join(" OR ", conditions)})
            ) AS records JOIN {UnitTable.Name} AS units ON units.unit = records.unit AND NOT units.crossed
            WHERE moment >= first_at - {Seconds(lookback)} GROUP BY units.unit
            """;
    }

    /// <summary>Records that are read once, with the column that counts the numbers which are left out of the others.</summary>
    private sealed record Part(UnitRecords Records, TimeSpan Lookback, IReadOnlyList<ValueColumn> Columns, string? LeftOut)
    {
        public IEnumerable<string> Names => [.. Columns.Select(column => column.Name), .. LeftOut is null ? Array.Empty<string>() : [LeftOut]];
    }

    /// <summary>A column made of them: what adds them up, and when they count.</summary>
    private sealed record ValueColumn(string Name, string Sum, string When);
}

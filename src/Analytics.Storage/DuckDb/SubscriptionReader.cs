using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads each person's payments in the last period and in the one before, and whether there were any earlier.</summary>
internal static class SubscriptionReader
{
    public static SubscriptionTotals Read(DuckDBConnection connection, SubscriptionQuery query, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var (last, before) = (parameters.Add(query.To - query.Period), parameters.Add(query.To - 2 * query.Period));
        SubscriptionTotals? totals = null;
        var sql = $"""
            WITH payers AS (
              SELECT hash(subject) AS person, coalesce(sum(value) FILTER (happened_at >= {last}), 0) AS cur, coalesce(sum(value) FILTER (happened_at >= {before} AND happened_at < {last}), 0) AS prev,
                count(*) FILTER (happened_at < {before}) > 0 AS earlier
              FROM events WHERE subject IS NOT NULL AND name IN ({Names(query.Payments, parameters)}) AND currency = {parameters.Add(query.Currency)} AND value > 0 AND happened_at < {parameters.Add(query.To)} GROUP BY person),
            newcomers AS (SELECT DISTINCT hash(subject) AS person FROM events WHERE subject IS NOT NULL AND name IN ({Names(query.SignUps, parameters)}) AND happened_at >= {before} AND happened_at < {last})
            SELECT count(*) FILTER (cur > 0), count(*) FILTER (prev > 0), count(*) FILTER (prev > 0 AND cur = 0), coalesce(sum(cur), 0), coalesce(sum(prev), 0),
              coalesce(sum(cur) FILTER (prev = 0 AND NOT earlier), 0), coalesce(sum(cur) FILTER (prev = 0 AND earlier), 0), coalesce(sum(greatest(cur - prev, 0)) FILTER (prev > 0 AND cur > 0), 0),
              coalesce(sum(greatest(prev - cur, 0)) FILTER (prev > 0 AND cur > 0), 0), coalesce(sum(prev) FILTER (cur = 0), 0),
              (SELECT count(*) FROM newcomers), (SELECT count(*) FROM newcomers WHERE person IN (SELECT person FROM payers))
            FROM payers
            """;
        connection.Run(
            sql,
            parameters,
            row => totals = new SubscriptionTotals
            {
                Subscribers = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
                Payments = (row.GetDouble(3), row.GetDouble(4)),
                Movement = (row.GetDouble(5), row.GetDouble(6), row.GetDouble(7), row.GetDouble(8), row.GetDouble(9)),
                Conversion = (row.GetInt64(10), row.GetInt64(11)),
            },
            cancellationToken);
        return totals!;
    }

    /// <summary>Each person's payments, parted where none came for period and grace.</summary>
    public static IReadOnlyList<SubscriptionSpells> ReadSpells(DuckDBConnection connection, SubscriptionQuery query, TimeSpan grace, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var (to, period, apart) = (parameters.Add(query.To), parameters.Add(query.Period.TotalSeconds), parameters.Add((query.Period + grace).TotalSeconds));
        List<SubscriptionSpells> spells = [];
        var sql = $"""
            WITH paid AS (
              SELECT hash(subject) AS person, happened_at AS moment, value FROM events
              WHERE subject IS NOT NULL AND name IN ({Names(query.Payments, parameters)}) AND currency = {parameters.Add(query.Currency)} AND value > 0 AND happened_at < {to}),
            parted AS (
              SELECT *, coalesce(epoch(moment) - epoch(lag(moment) OVER (PARTITION BY person ORDER BY moment)) > {apart}, true)::INTEGER AS begins FROM paid),
            numbered AS (SELECT *, sum(begins) OVER (PARTITION BY person ORDER BY moment ROWS UNBOUNDED PRECEDING) AS spell FROM parted),
            spells AS (SELECT min(moment) AS first, max(moment) AS last, arg_max(value, moment) AS pays FROM numbered GROUP BY person, spell),
            told AS (
              SELECT 1 + round((epoch(last) - epoch(first)) / {period})::INTEGER AS months, pays,
                CASE WHEN epoch({to}) - epoch(last) <= {apart} THEN greatest(0, floor((epoch(last) + {period} - epoch({to})) / 604800))::INTEGER END AS week FROM spells)
            SELECT months, week, count(*), sum(pays) FROM told GROUP BY ALL ORDER BY ALL
            """;
        connection.Run(sql, parameters, row => spells.Add(new(row.GetInt32(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.GetInt64(2), row.GetDouble(3))), cancellationToken);
        return spells;
    }

    private static string Names(IReadOnlyList<string> names, SqlParameters parameters) => names.Count == 0 ? "NULL" : string.Join(", ", names.Select(parameters.Add));
}

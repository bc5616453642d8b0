using System.Globalization;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads each person's payments for the last period and for the one before, and whether there were any earlier.</summary>
internal static class SubscriptionReader
{
    private const int Year = 365 * 86_400;

    public static SubscriptionTotals Read(DuckDBConnection connection, SubscriptionQuery query, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var (to, last, before) = (parameters.Add(query.To), parameters.Add(query.To - query.Period), parameters.Add(query.To - 2 * query.Period));
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{query.Period.TotalSeconds:0}");
        var (yearly, payments) = (parameters.AddAll(query.YearlyPayments), parameters.AddAll(query.Payments));
        SubscriptionTotals? totals = null;
        var sql = $"""
            WITH paid AS (
              SELECT hash(subject) AS person, epoch(happened_at) AS moment, CASE WHEN name IN ({yearly}) THEN {Year} ELSE {seconds} END AS length, value * {seconds} / length AS worth
              FROM events WHERE subject IS NOT NULL AND (name IN ({payments}) OR name IN ({yearly})) AND currency = {parameters.Add(query.Currency)} AND value > 0 AND happened_at < {to}),
            payers AS (
              SELECT person, coalesce(sum(worth) FILTER (moment >= epoch({to}) - length), 0) AS cur,
                coalesce(sum(worth) FILTER (moment >= epoch({last}) - length AND moment < epoch({last})), 0) AS prev, count(*) FILTER (moment < epoch({last}) - length) > 0 AS earlier
              FROM paid GROUP BY person),
            newcomers AS (SELECT DISTINCT hash(subject) AS person FROM events WHERE subject IS NOT NULL AND name IN ({parameters.AddAll(query.SignUps)}) AND happened_at >= {before} AND happened_at < {last})
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
    public static SubscriptionHistory ReadHistory(DuckDBConnection connection, SubscriptionQuery query, TimeSpan grace, CancellationToken cancellationToken)
    {
        List<(int, long, long)> lasted = [];
        List<CurrentSubscriptions> current = [];
        List<(int, long)> late = [];
        Read(
            (told, _, _) => $"SELECT n, count(*) FILTER (lost), count(*) FILTER (NOT lost) FROM (SELECT max(place) AS n, bool_or(NOT paid_again) AS lost FROM placed WHERE {told} GROUP BY person, spell) GROUP BY n ORDER BY n",
            row => lasted.Add((row.GetInt32(0), row.GetInt64(1), row.GetInt64(2))));
        Read(
            (told, to, period) => $"""
                SELECT place, greatest(0, floor((epoch(moment) + {period} - epoch({to})) / 604800))::INTEGER,
                  CASE WHEN epoch(moment) + {period} < epoch({to}) THEN floor((epoch({to}) - epoch(moment) - {period}) / 86400)::INTEGER END, count(*), sum(value)
                FROM placed WHERE NOT ({told}) AND NOT paid_again GROUP BY ALL ORDER BY ALL
                """,
            row => current.Add(new(row.GetInt32(0), row.GetInt32(1), row.IsDBNull(2) ? null : row.GetInt32(2), row.GetInt64(3), row.GetDouble(4))));
        Read(
            (told, _, period) => $"SELECT greatest(0, ceil((epoch(next) - epoch(moment) - {period}) / 86400))::INTEGER AS days, count(*) FROM placed WHERE {told} AND paid_again GROUP BY days ORDER BY days",
            row => late.Add((row.GetInt32(0), row.GetInt64(1))));
        return new SubscriptionHistory(lasted, current, late);

        // A statement must use every parameter that is bound: each binds its own.
        void Read(Func<string, string, string, string> statement, Action<DuckDBDataReader> each)
        {
            var parameters = new SqlParameters();
            var (to, apart) = (parameters.Add(query.To), parameters.Add((query.Period + grace).TotalSeconds));
            var period = string.Create(CultureInfo.InvariantCulture, $"{query.Period.TotalSeconds:0}");
            var sql = $"""
                WITH paid AS (
                  SELECT hash(subject) AS person, happened_at AS moment, value FROM events
                  WHERE subject IS NOT NULL AND name IN ({parameters.AddAll(query.Payments)}) AND currency = {parameters.Add(query.Currency)} AND value > 0 AND happened_at < {to}),
                beside AS (SELECT *, lag(moment) OVER each AS before, lead(moment) OVER each AS next FROM paid WINDOW each AS (PARTITION BY person ORDER BY moment)),
                parted AS (SELECT *, sum((before IS NULL OR epoch(moment) - epoch(before) > {apart})::INTEGER) OVER (PARTITION BY person ORDER BY moment ROWS UNBOUNDED PRECEDING) AS spell FROM beside),
                placed AS (
                  SELECT *, row_number() OVER (PARTITION BY person, spell ORDER BY moment)::INTEGER AS place, next IS NOT NULL AND epoch(next) - epoch(moment) <= {apart} AS paid_again FROM parted)
                {statement($"epoch(moment) + {apart} <= epoch({to})", to, period)}
                """;
            connection.Run(sql, parameters, each, cancellationToken);
        }
    }
}

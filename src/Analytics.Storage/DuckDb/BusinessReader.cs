using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads money and subscriptions of one currency.</summary>
internal sealed class BusinessReader(DuckDBConnection connection, BusinessQuery query, CancellationToken cancellationToken)
{
    public static IReadOnlyList<string> Currencies(DuckDBConnection connection, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        var (parameters, found) = (new SqlParameters(), new List<string>());
        var sql = $"SELECT currency FROM events WHERE currency IS NOT NULL AND value IS NOT NULL AND happened_at >= {parameters.Add(from)} AND happened_at < {parameters.Add(to)} GROUP BY currency ORDER BY sum(abs(value)) DESC, currency";
        connection.Run(sql, parameters, row => found.Add(row.GetString(0)), cancellationToken);
        return found;
    }

    public BusinessTotals Read()
    {
        var (days, refunds) = (new List<(DateTime, double, long)>(), 0.0);
        var money = new SqlParameters();
        Run($"""
            SELECT date_trunc('day', happened_at) AS day, sum(CASE WHEN name IN ({Names(query.Refunds, money)}) THEN -abs(value) ELSE value END), count(*), coalesce(sum(abs(value)) FILTER (name IN ({Names(query.Refunds, money)})), 0)
            FROM events WHERE currency = {money.Add(query.Currency)} AND value IS NOT NULL AND happened_at >= {money.Add(query.From)} AND happened_at < {money.Add(query.To)}
            GROUP BY day ORDER BY day
            """, money, row =>
        {
            days.Add((DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc), row.GetDouble(1), row.GetInt64(2)));
            refunds += row.GetDouble(3);
        });
        return Subscriptions(days, refunds);
    }

    /// <summary>Each person's payments in the last period and in the one before, and whether there were any earlier.</summary>
    private BusinessTotals Subscriptions(IReadOnlyList<(DateTime, double, long)> days, double refunds)
    {
        var parameters = new SqlParameters();
        var (last, before) = (parameters.Add(query.To - query.Period), parameters.Add(query.To - 2 * query.Period));
        BusinessTotals? totals = null;
        Run($"""
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
            """, parameters, row => totals = new BusinessTotals
        {
            Days = days,
            Refunds = refunds,
            Subscribers = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
            Payments = (row.GetDouble(3), row.GetDouble(4)),
            Movement = (row.GetDouble(5), row.GetDouble(6), row.GetDouble(7), row.GetDouble(8), row.GetDouble(9)),
            Conversion = (row.GetInt64(10), row.GetInt64(11)),
        });
        return totals!;
    }

    private static string Names(IReadOnlyList<string> names, SqlParameters parameters) => names.Count == 0 ? "NULL" : string.Join(", ", names.Select(parameters.Add));

    private void Run(string sql, SqlParameters parameters, Action<DuckDBDataReader> each) => connection.Run(sql, parameters, each, cancellationToken);
}

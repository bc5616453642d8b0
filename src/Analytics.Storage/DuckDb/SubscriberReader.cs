using System.Globalization;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads what was known of each subscriber at a time. Nothing from that time on goes into a number.</summary>
internal static class SubscriberReader
{
    private const int Days = 30;
    private const int ManyDays = 90;

    public static IReadOnlyList<SubscriberRow> Read(DuckDBConnection connection, SubscriberQuery query, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var (at, known, since) = (parameters.Add(query.AsOf), parameters.Add(query.KnownTo), parameters.Add(query.AsOf - query.Period));
        var (month, before, months) = (parameters.Add(query.AsOf.AddDays(-Days)), parameters.Add(query.AsOf.AddDays(-2 * Days)), parameters.Add(query.AsOf.AddDays(-ManyDays)));
        var period = string.Create(CultureInfo.InvariantCulture, $"{query.Period.TotalSeconds:0}");
        var apart = string.Create(CultureInfo.InvariantCulture, $"{(query.Period + query.Grace).TotalSeconds:0}");
        var one = query.Subject is { } subject ? $" AND subject = {parameters.Add(subject)}" : "";
        var sql = $"""
            WITH payers AS (
              SELECT hash(subject) AS person, any_value(subject) AS subject, count(*) FILTER (happened_at < {at}) AS payments, max(happened_at) FILTER (happened_at < {at}) AS last,
                arg_max(value, happened_at) FILTER (happened_at < {at}) AS last_payment, coalesce(sum(value) FILTER (happened_at >= {months} AND happened_at < {at}), 0) AS paid,
                min(happened_at) FILTER (happened_at >= {at}) AS next
              FROM events WHERE subject IS NOT NULL{one} AND name IN ({parameters.AddAll(query.Payments)}) AND currency = {parameters.Add(query.Currency)} AND value > 0 AND happened_at < {known}
              GROUP BY person HAVING last >= {since}),
            active AS (
              SELECT hash(subject) AS person, min(happened_at) AS first, max(happened_at) AS latest, count(*) FILTER (happened_at >= {month}) AS events,
                count(*) FILTER (happened_at >= {before} AND happened_at < {month}) AS earlier, count(DISTINCT session) FILTER (happened_at >= {month} AND session IS NOT NULL) AS sessions,
                count(DISTINCT session) FILTER (happened_at >= {before} AND happened_at < {month} AND session IS NOT NULL) AS sessions_before,
                count(DISTINCT happened_at::DATE) FILTER (happened_at >= {month}) AS days, count(DISTINCT name) FILTER (happened_at >= {month}) AS breadth,
                count(*) FILTER (name IN ({parameters.AddAll(query.Refunds)}) AND happened_at >= {months}) AS refunds
              FROM events WHERE subject IS NOT NULL{one} AND happened_at < {at} GROUP BY person),
            answered AS (
              SELECT hash(p.subject) AS person, count(*) AS n, count(*) FILTER (f.kind = {(int)FeedbackKind.Accepted} AND f.number <> 0) AS yes
              FROM feedback f JOIN prediction_rows p ON p.id_hash = f.prediction_hash
              WHERE p.subject IS NOT NULL{one} AND f.kind IN ({(int)FeedbackKind.Accepted}, {(int)FeedbackKind.Dismissed}) AND f.happened_at >= {months} AND f.happened_at < {at} GROUP BY person)
            SELECT subject, payments::DOUBLE, last_payment::DOUBLE, paid::DOUBLE, (epoch(last) + {period} - epoch({at})) / 86400, (epoch({at}) - epoch(first)) / 86400, (epoch({at}) - epoch(latest)) / 86400,
              events::DOUBLE, (events + 1) / (earlier + 1), sessions::DOUBLE, (sessions + 1) / (sessions_before + 1), days::DOUBLE, breadth::DOUBLE, refunds::DOUBLE, coalesce(n, 0)::DOUBLE, yes / n,
              CASE WHEN epoch(next) <= epoch(last) + {apart} THEN false WHEN epoch(last) + {apart} <= epoch({known}) THEN true END
            FROM payers JOIN active USING (person) LEFT JOIN answered USING (person) ORDER BY person
            """;
        List<SubscriberRow> rows = [];
        connection.Run(
            sql,
            parameters,
            row => rows.Add(new SubscriberRow(
                row.BytesAt(0)!,
                [.. Enumerable.Range(1, SubscriberRow.Names.Count).Select(column => row.IsDBNull(column) ? double.NaN : row.GetDouble(column))],
                row.IsDBNull(SubscriberRow.Names.Count + 1) ? null : row.GetBoolean(SubscriberRow.Names.Count + 1))),
            cancellationToken);
        return rows;
    }
}

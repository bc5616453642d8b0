using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads who was active. The events are read once, into a row a person and day.</summary>
internal sealed class AudienceReader(DuckDBConnection connection, DateTime from, DateTime to, CancellationToken cancellationToken)
{
    private const int MonthDays = 30;
    private const int MostFeatures = 20;

    public AudienceTotals Read()
    {
        var gathering = new SqlParameters();
        Run($"""
            CREATE OR REPLACE TEMP TABLE audience AS
            SELECT hash(subject) AS person, date_trunc('day', happened_at) AS day, count(*) AS events, list(DISTINCT session) FILTER (session IS NOT NULL) AS sessions
            FROM events WHERE subject IS NOT NULL AND happened_at >= {gathering.Add(from.Date.AddDays(1 - MonthDays))} AND happened_at < {gathering.Add(to)} GROUP BY ALL
            """, gathering, _ => { });
        return new(Active(), Days(), Features(), Cohorts());
    }

    /// <summary>The first of each step that comes at or after the step before.</summary>
    public IReadOnlyList<long> Funnel(IReadOnlyList<string> events)
    {
        var (parameters, parts) = (new SqlParameters(), new List<string>());
        for (var at = 0; at < events.Count; at++)
        {
            var rows = $"SELECT hash(subject) AS person, happened_at AS moment FROM events WHERE subject IS NOT NULL AND name = {parameters.Add(events[at])} AND happened_at >= {parameters.Add(from)} AND happened_at < {parameters.Add(to)}";
            parts.Add(at == 0
                ? $"step_0 AS (SELECT person, min(moment) AS moment FROM ({rows}) GROUP BY person)"
                : $"step_{at} AS (SELECT earlier.person, min(later.moment) AS moment FROM step_{at - 1} AS earlier JOIN ({rows}) AS later ON later.person = earlier.person AND later.moment >= earlier.moment GROUP BY earlier.person)");
        }

        List<long> people = [];
        Run($"WITH {string.Join(", ", parts)} {string.Join(" UNION ALL ", events.Select((_, at) => $"SELECT {at} AS step, count(*) FROM step_{at}"))} ORDER BY step", parameters, row => people.Add(row.GetInt64(1)));
        return people;
    }

    private long Active()
    {
        var (parameters, active) = (new SqlParameters(), 0L);
        Run($"SELECT count(DISTINCT person) FROM audience WHERE day >= {parameters.Add(from.Date)}", parameters, row => active = row.GetInt64(0));
        return active;
    }

    private List<AudienceDay> Days()
    {
        var (parameters, days) = (new SqlParameters(), new List<AudienceDay>());
        Run($"""
            WITH days AS (SELECT DISTINCT day FROM audience WHERE day >= {parameters.Add(from.Date)}),
            own AS (SELECT day, sum(events)::BIGINT AS events, len(list_distinct(flatten(list(sessions) FILTER (sessions IS NOT NULL)))) AS sessions FROM audience GROUP BY day)
            SELECT days.day, count(DISTINCT person) FILTER (audience.day = days.day), count(DISTINCT person) FILTER (audience.day > days.day - INTERVAL 7 DAY), count(DISTINCT person),
              any_value(coalesce(own.sessions, 0)), any_value(own.events)
            FROM days JOIN audience ON audience.day <= days.day AND audience.day > days.day - INTERVAL {MonthDays} DAY JOIN own ON own.day = days.day
            GROUP BY days.day ORDER BY days.day
            """, parameters, row => days.Add(new(Utc(row.GetDateTime(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5))));
        return days;
    }

    private List<AudienceFeature> Features()
    {
        var (parameters, features) = (new SqlParameters(), new List<AudienceFeature>());
        Run($"""
            SELECT name, count(DISTINCT hash(subject)) AS people, count(*) FROM events
            WHERE subject IS NOT NULL AND happened_at >= {parameters.Add(from)} AND happened_at < {parameters.Add(to)} GROUP BY name ORDER BY people DESC, name LIMIT {MostFeatures}
            """, parameters, row => features.Add(new(row.GetString(0), row.GetInt64(1), row.GetInt64(2))));
        return features;
    }

    private List<AudienceCohort> Cohorts()
    {
        var (parameters, cohorts) = (new SqlParameters(), new List<AudienceCohort>());
        Run($"""
            WITH firsts AS (SELECT hash(subject) AS person, date_trunc('week', min(happened_at)) AS cohort FROM events WHERE subject IS NOT NULL AND happened_at < {parameters.Add(to)} GROUP BY person),
            seen AS (SELECT DISTINCT person, date_trunc('week', day) AS week FROM audience)
            SELECT cohort, date_diff('week', cohort, week)::INTEGER AS later, count(*) FROM firsts JOIN seen ON seen.person = firsts.person
            WHERE cohort >= date_trunc('week', {parameters.Add(from)}::TIMESTAMP) AND week >= cohort GROUP BY ALL ORDER BY ALL
            """, parameters, row => cohorts.Add(new(Utc(row.GetDateTime(0)), row.GetInt32(1), row.GetInt64(2))));
        return cohorts;
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private void Run(string sql, SqlParameters parameters, Action<DuckDBDataReader> each) => connection.Run(sql, parameters, each, cancellationToken);
}

using System.Globalization;
using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>
/// SQL of the units of an experiment: one row a unit, with the variant, split, day and period of its first exposure. Units are told by a hash of 64 bits of
/// what names them, which joins faster than the sealed pseudonym; two of ten million share one with a chance of 3 in a million.
/// </summary>
internal sealed class UnitTable(UnitQuery query, SqlParameters parameters)
{
    /// <summary>Whether an experiment has exposures before a time: then the first since must be looked for among all; else they are known.</summary>
    public required Func<string, DateTime, bool> HasExposuresBefore { get; init; }

    /// <summary>Name of the temporary table: unit, variant, split, day, period, first_at, crossed.</summary>
    public const string Name = "experiment_units";

    public string Create()
    {
        var day = query.ByDay ? "date_trunc('day', first_at)" : "NULL::TIMESTAMP";
        var (split, join) = query.Split switch
        {
            UnitSplit.BySegment => ("segment", ""),
            UnitSplit.ByExperiment other => ("other.variant", $" JOIN ({Firsts(other.Experiment, other.From, other.To, null)}) AS other ON other.unit = units.unit AND NOT other.crossed"),
            UnitSplit.BySeed seeds => ("NULL::VARCHAR", $" WHERE hash(units.unit) % greatest(1, ceil(whole / {Text(seeds.MostUnits)})::BIGINT) = 0"),
            _ => ("NULL::VARCHAR", ""),
        };
        var whole = query.Split is UnitSplit.BySeed ? ", count(*) OVER () AS whole" : "";
        return $"""
            CREATE OR REPLACE TEMP TABLE {Name} AS
            SELECT units.unit, units.variant, {split} AS split, {day} AS day, {Period()} AS period, units.first_at, units.crossed
            FROM (SELECT *{whole} FROM ({Firsts(query.Experiment, query.From, query.To, (query.Split as UnitSplit.BySegment)?.Key)})) AS units{join}
            """;
    }

    /// <summary>SQL of what tells a unit from others in a table of records.</summary>
    public static string UnitOf(ExperimentUnit unit) => unit == ExperimentUnit.Session ? "hash(session)" : "hash(subject)";

    /// <summary>SQL of the condition that a record names a unit.</summary>
    public static string IsNamed(ExperimentUnit unit) => unit == ExperimentUnit.Session ? "session IS NOT NULL" : "subject IS NOT NULL";

    private string Firsts(string? experiment, DateTime from, DateTime to, string? segment)
    {
        var times = $"happened_at >= {parameters.Add(from)} AND happened_at < {parameters.Add(to)}";
        if (experiment is null)
        {
            var named = $"WHERE {times} AND {IsNamed(query.Unit)}";
            return $"""
                SELECT unit, '{UnitQuery.Everybody}' AS variant, min(moment) AS first_at, NULL::VARCHAR AS segment, false AS crossed
                FROM (SELECT {UnitOf(query.Unit)} AS unit, happened_at AS moment FROM events {named} UNION ALL SELECT {UnitOf(query.Unit)}, happened_at FROM prediction_rows {named}) GROUP BY unit
                """;
        }

        var key = parameters.Add(experiment);
        var value = segment is null ? "NULL::VARCHAR" : $"list_extract(segment_values, list_position(segment_keys, {parameters.Add(segment)}))";
        var seen = $"SELECT {UnitOf(query.Unit)} AS unit, variant, happened_at AS moment, {value} AS segment FROM {{0}} WHERE experiment = {key} AND {times} AND {IsNamed(query.Unit)}";
        string From(string table) => string.Format(CultureInfo.InvariantCulture, seen, table);
        return $"""
            SELECT unit, arg_min(variant, moment) AS variant, min(moment) AS first_at, arg_min(segment, moment) AS segment, {Crossed(experiment)} AS crossed
            FROM ({(HasExposuresBefore(experiment, from) ? $"{From("exposures")} UNION ALL {From("predictions")} AND variant IS NOT NULL" : From("first_exposures"))}) GROUP BY unit
            """;
    }

    /// <summary>Whether a unit saw several variants, but for the control in place of a treatment that was switched off.</summary>
    private string Crossed(string experiment)
    {
        const string Several = "min(variant) <> max(variant)";
        if (query.KeepCrossed) return "false";
        if (query.Withdrawn.Count == 0 || experiment != query.Experiment) return Several;
        var control = parameters.Add(query.Variants[0]);
        return $"CASE arg_min(variant, moment) {string.Concat(query.Withdrawn.Select(Off))}ELSE {Several} END";

        string Off(WithdrawnArm arm)
        {
            var variant = parameters.Add(arm.Variant);
            return $"WHEN {variant} THEN count(*) FILTER (WHERE variant <> {variant} AND NOT (variant = {control} AND moment >= {parameters.Add(arm.Since)})) > 0 ";
        }
    }

    private string Period() => query.Periods.Count == 0
        ? "0"
        : string.Join(" + ", query.Periods.Select(period => $"(units.first_at >= {parameters.Add(period)})::INTEGER"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

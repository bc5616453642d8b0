using System.Globalization;
using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Compiles a metric over the units of <see cref="UnitTable"/>. Values go in as parameters, never as text.</summary>
internal sealed class UnitMetricCompiler(UnitQuery query, UnitMetric metric)
{
    private const string Keys = "variant, split, day, period";
    private const string Truth = "truth";

    /// <summary>Variables of <see cref="Areas"/>.</summary>
    public const int AreaVariables = 4;

    public SqlParameters Parameters { get; } = new();

    /// <summary>Place of the metric in <see cref="UnitValueTable"/>.</summary>
    public int At { get; init; }

    /// <summary>Variables of each unit: the metric (a ratio: two), then the covariates.</summary>
    public int Variables => UnitValueTable.VariablesOf(metric);

    /// <summary>Whether all variables are flags of 0 and 1.</summary>
    public bool Flags => metric.Value is UnitValue.Any or UnitValue.Funnel && metric.Covariates.All(covariate => covariate.Value == UnitValue.Any);

    /// <summary>Variant, split, day, period, units, then the mean of each variable, then the sums of products of deviations, row after row of the upper triangle.</summary>
    public string Cells()
    {
        var moments = Moments(Variables);
        return query.Split is UnitSplit.BySeed seeds
            ? $"WITH {Units()} SELECT (hash(xor(unit, hash(seed))) % 2)::VARCHAR AS dealt, seed::VARCHAR AS seeded, day, period, {moments} FROM per_unit CROSS JOIN (SELECT unnest(range({seeds.Seeds.ToString(CultureInfo.InvariantCulture)})) AS seed) GROUP BY ALL ORDER BY ALL"
            : $"WITH {Units()} SELECT {Keys}, {moments} FROM per_unit {Lighter()} GROUP BY ALL ORDER BY ALL";
    }

    /// <summary>The units that have the largest values, by their hash; the first metric's.</summary>
    public string Heaviest(int count)
    {
        var most = Parameters.Add(count);
        return $"WITH {Units()} SELECT unit FROM per_unit ORDER BY abs(v0) DESC, unit LIMIT {most}";
    }

    /// <summary>Variant, split and number of events of each.</summary>
    public string Events() => $"WITH {Rows()} SELECT variant, split, count(*) FROM met GROUP BY ALL ORDER BY ALL";

    /// <summary>How many numbers of events are left out.</summary>
    public string LeftOut() => $"WITH {Rows(leftOut: true)} SELECT count(*) FROM met";

    /// <summary>The quantiles at three levels over the events of a variant and split.</summary>
    public string Quantiles(string variant, string? split, IEnumerable<double> levels)
    {
        var list = string.Join(", ", levels.Select(level => level.ToString("R", CultureInfo.InvariantCulture) + "::DOUBLE"));
        return $"WITH {Rows()} SELECT unnest(quantile_cont(n, [{list}])) FROM met WHERE {IsOf(variant, split)}";
    }

    /// <summary>Moments by unit of a variant and split: events at or below a quantile, and events; as <see cref="Cells"/> lays them out.</summary>
    public string Clusters(string variant, string? split, double quantile)
    {
        var bound = Parameters.Add(quantile);
        return $"""
            WITH {Rows()}, per_unit AS (SELECT variant, split, count(*) FILTER (n <= {bound})::DOUBLE AS v0, count(*)::DOUBLE AS v1 FROM met WHERE {IsOf(variant, split)} GROUP BY unit, variant, split)
            SELECT variant, split, NULL::TIMESTAMP, 0, {Moments(2)}
            FROM per_unit GROUP BY ALL
            """;
    }

    /// <summary>
    /// Moments by unit of each variant and split, as <see cref="Cells"/> lays them out, and how many units have a positive and a negative: placements of
    /// positives, positives, placements of negatives, negatives. A placement is the share of the other class on the right side, ties counted half.
    /// </summary>
    public string Areas()
    {
        return $"""
            WITH {Rows()}, placed AS (
              SELECT unit, variant, split, truth,
                sum(truth) OVER whole AS positives, sum(1 - truth) OVER whole AS negatives,
                sum(truth) OVER upTo - sum(truth) OVER tied / 2 AS positives_below, sum(1 - truth) OVER upTo - sum(1 - truth) OVER tied / 2 AS negatives_below
              FROM met WHERE truth IN (0, 1) WINDOW whole AS (PARTITION BY variant, split), upTo AS (PARTITION BY variant, split ORDER BY n), tied AS (PARTITION BY variant, split, n)),
            per_unit AS (
              SELECT variant, split, coalesce(sum(negatives_below / negatives) FILTER (truth = 1), 0) AS v0, sum(truth) AS v1,
                coalesce(sum(1 - positives_below / positives) FILTER (truth = 0), 0) AS v2, sum(1 - truth) AS v3
              FROM placed WHERE positives > 0 AND negatives > 0 GROUP BY unit, variant, split)
            SELECT variant, split, NULL::TIMESTAMP, 0, {Moments(AreaVariables)}, count(*) FILTER (v1 > 0), count(*) FILTER (v3 > 0) FROM per_unit GROUP BY ALL ORDER BY ALL
            """;
    }

    /// <summary>Units that are left out of <see cref="Cells"/>.</summary>
    public IReadOnlyList<ulong> Without { get; set; } = [];

    /// <summary>Units, the mean of each variable, and the sums of products of deviations, row after row of the upper triangle.</summary>
    private static string Moments(int variables)
    {
        var all = Enumerable.Range(0, variables).ToList();
        return "count(*)" + string.Concat(all.Select(each => $", avg(v{each})")) + string.Concat(all.SelectMany(first => all.Skip(first).Select(second =>
            first == second ? $", var_pop(v{first}) * count(*)" : $", covar_pop(v{first}, v{second}) * count(*)")));
    }

    private string Lighter() => Without.Count == 0 ? "" : $"WHERE unit NOT IN ({string.Join(", ", Without.Select(unit => unit.ToString(CultureInfo.InvariantCulture)))})";

    private string IsOf(string variant, string? split) =>
        $"variant = {Parameters.Add(variant)} AND {(split is null ? "split IS NULL" : $"split = {Parameters.Add(split)}")}";

    /// <summary>The common table expression per_unit: unit, keys, v0, v1, …</summary>
    private string Units()
    {
        if (metric.Value == UnitValue.Funnel) return Funnel();
        if (metric.Value == UnitValue.Hours) return Hours();

        var variables = Enumerable.Range(0, Variables).ToList();
        var filled = $"filled AS (SELECT unit, {Keys}, {string.Join(", ", variables.Select(each => $"{UnitValueTable.Column(At, each)} AS v{each}"))} FROM {UnitValueTable.Name} WHERE {Counts()})";
        return $"{filled}, {Capped(variables.Count)}";
    }

    /// <summary>Values cut from above, at a value or at a level of those other than 0; those of others are not.</summary>
    private string Capped(int variables)
    {
        var cut = (metric.Cap, metric.CapLevel) switch
        {
            ({ } value, _) => Parameters.Add(value),
            (_, { } level) => $"(SELECT coalesce(quantile_cont(v0, {level.ToString("R", CultureInfo.InvariantCulture)}::DOUBLE), 'inf'::DOUBLE) FROM filled WHERE v0 <> 0)",
            _ => null,
        };
        var columns = string.Join(", ", Enumerable.Range(0, variables).Select(at => cut is null || at >= UnitValueTable.OwnOf(metric) ? $"v{at}" : $"least(v{at}, {cut}) AS v{at}"));
        return $"per_unit AS (SELECT unit, {Keys}, {columns} FROM filled)";
    }

    private string Hours()
    {
        var whole = metric.Window ?? throw new InvalidOperationException("A time to an event needs a window.");
        var hours = Parameters.Add(whole.TotalHours);
        return $"""
            {Counting()}, {Records()},
            valued AS (
              SELECT counting.unit, min(epoch(moment) - epoch(first_at)) FILTER (moment >= first_at AND moment < until) / 3600 AS v0, (count(n) FILTER (moment < first_at) > 0)::DOUBLE AS v1
              FROM records JOIN counting ON counting.unit = records.unit WHERE moment >= counting.first_at - {UnitValueTable.Seconds(metric.Lookback)} GROUP BY counting.unit),
            per_unit AS (
              SELECT counting.unit, {Keys}, least(coalesce(v0, {hours}), {hours}) AS v0, coalesce(v1, 0) AS v1
              FROM counting LEFT JOIN valued ON valued.unit = counting.unit)
            """;
    }

    /// <summary>Each step is the first of its records at or after the step before.</summary>
    private string Funnel()
    {
        List<string> parts = [Counting()];
        List<UnitRecords> steps = [metric.Records, .. metric.Steps];
        var before = "(SELECT unit, first_at AS moment, until FROM counting)";
        for (var at = 0; at < steps.Count; at++)
        {
            parts.Add($"rows_{at} AS ({Select(steps[at], "n")})");
            parts.Add($"step_{at} AS (SELECT earlier.unit, min(rows_{at}.moment) AS moment, any_value(until) AS until FROM {before} AS earlier JOIN rows_{at} ON rows_{at}.unit = earlier.unit AND rows_{at}.moment >= earlier.moment AND rows_{at}.moment < until GROUP BY earlier.unit)");
            before = $"step_{at}";
        }

        parts.Add($"per_unit AS (SELECT counting.unit, {Keys}, (reached.unit IS NOT NULL)::INTEGER::DOUBLE AS v0 FROM counting LEFT JOIN {before} AS reached ON reached.unit = counting.unit)");
        return string.Join(", ", parts);
    }

    /// <summary>The records of units, for quantiles and areas.</summary>
    private string Rows(bool leftOut = false) => $"{Counting()}, {Records()}, met AS (SELECT counting.unit, variant, split, n{(metric.Value == UnitValue.Area ? ", truth" : "")} FROM records JOIN counting ON counting.unit = records.unit WHERE moment >= first_at + after_exposure AND moment < until AND {(leftOut ? "NOT " : "")}{UnitValueTable.IsUsable("n")})";

    /// <summary>The units that count, with the end of their window.</summary>
    private string Counting() =>
        $"counting AS (SELECT unit, {Keys}, first_at, {UnitValueTable.Seconds(metric.After)} AS after_exposure, ({UnitValueTable.Until(metric, query, Parameters)})::TIMESTAMP AS until FROM {UnitTable.Name} WHERE {Counts()})";

    /// <summary>Condition that a unit counts: of one variant that is wanted, its window over.</summary>
    private string Counts()
    {
        var wanted = query.Split is UnitSplit.BySeed ? "" : $" AND variant IN ({string.Join(", ", query.Variants.Select(Parameters.Add))})";
        return $"NOT crossed{wanted} AND {(metric.Window is null ? $"first_at < {Parameters.Add(query.AsOf - metric.Wait)}" : $"{UnitValueTable.Until(metric, query, Parameters)} <= {Parameters.Add(query.AsOf - metric.Wait)}")}";
    }

    /// <summary>The records as unit, moment, n.</summary>
    private string Records() => $"records AS ({Select(metric.Records, "n")})";

    private string Select(UnitRecords records, string name)
    {
        var from = Parameters.Add(query.From - metric.Lookback);
        return $"SELECT {UnitTable.UnitOf(query.Unit)} AS unit, happened_at AS moment, {UnitValueTable.NumberOf(records, Parameters)} AS {name}{(metric.Value == UnitValue.Area ? $", {FieldSql.Plain(records.Source, Truth)} AS truth" : "")} FROM {UnitValueTable.TableOf(records.Source)} WHERE {UnitTable.IsNamed(query.Unit)} AND happened_at >= {from} AND happened_at < {Parameters.Add(query.AsOf)} AND {UnitValueTable.ConditionOf(records, Parameters)}";
    }
}

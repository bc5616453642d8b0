using System.Globalization;
using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Compiles a summary query over the rows of its source. Values go in as parameters, never as text.</summary>
internal sealed class SummaryCompiler
{
    private readonly SummaryQuery query;

    // Made when first used: a statement must use every parameter that is bound.
    private readonly Lazy<string> lazyGroups;
    private readonly Lazy<string> lazyRows;

    public SummaryCompiler(SummaryQuery query)
    {
        this.query = query;
        GroupCount = (query.Interval is null ? 0 : 1) + query.Breakdown.Count;
        lazyGroups = new(() => string.Concat(GroupExpressions().Select(g => g + ", ")));
        lazyRows = new(() => $"FROM {FieldSql.TableOf(query, Parameters)} WHERE {RowCondition()}{FilterCondition()}");
    }

    public SqlParameters Parameters { get; } = new();

    /// <summary>Number of leading columns of every statement that name the group: the bucket, then the breakdown.</summary>
    public int GroupCount { get; }

    /// <summary>Row count, then five columns for each field: count, mean, sum of squared deviations, least and largest.</summary>
    public string Scalars(IReadOnlyList<Field> moments)
    {
        var columns = string.Concat(moments.Select(Of).Select(RowNumbers.OnlyFitting).Select(x => $", count({x}), avg({x}), var_pop({x}) * count({x}), min({x}), max({x})"));
        return $"SELECT {Groups}count(*){columns} {Rows} GROUP BY ALL HAVING count(*) > 0";
    }

    public string Subjects() => $"SELECT {Groups}count(DISTINCT subject) {Rows} GROUP BY ALL";

    public string Sketch(Field field) => $"SELECT {Groups}log_bin({Of(field)}), count(*) {Rows} AND {RowNumbers.Fits(Of(field))} GROUP BY ALL";

    /// <summary>Sketches of many numbers by one pass over the rows: the place of the field in the list comes before the bin.</summary>
    public string Sketches(IReadOnlyList<Field> fields)
    {
        var values = string.Join(", ", fields.Select(Of));
        var places = string.Join(", ", Enumerable.Range(0, fields.Count));
        return $"""
            SELECT {Names}place, log_bin(x), count(*)
            FROM (SELECT {Named()}unnest([{values}]) AS x, unnest([{places}]) AS place {Rows}) WHERE {RowNumbers.Fits("x")} GROUP BY ALL
            """;
    }

    /// <summary>
    /// Moments of each bin of the sketches of numeric slots, by one pass over the lists as they lie there: slot, bin, then five columns as of
    /// <see cref="Scalars"/>.
    /// </summary>
    public string SlotBins(IReadOnlyCollection<int> slots)
    {
        return $"""
            SELECT {Names}place - 1, log_bin(x), count(*), avg(x), var_pop(x) * count(*), min(x), max(x)
            FROM (SELECT {Named()}unnest(numbers) AS x, generate_subscripts(numbers, 1) AS place {Rows})
            WHERE {RowNumbers.Fits("x")} AND {Places(slots)} GROUP BY ALL
            """;
    }

    public string Histogram(Summary.HistogramOf summary)
    {
        var x = Of(summary.Field);
        var edges = summary.Edges;
        var cases = string.Concat(edges.Select((edge, i) => $" WHEN {x} {(i == edges.Count - 1 ? "<=" : "<")} {Parameters.Add(edge)} THEN {i}"));
        return $"SELECT {Groups}CASE{cases} ELSE {edges.Count} END, count(*) {Rows} AND {x} IS NOT NULL GROUP BY ALL";
    }

    public string Categories(Summary.CategoriesOf summary)
    {
        var partition = GroupCount == 0 ? "" : $"PARTITION BY {string.Join(", ", Enumerable.Range(1, GroupCount).Select(i => $"g{i}"))} ";
        return $"""
            SELECT {Names}category, n FROM (SELECT {Named()}{Of(summary.Field)} AS category, count(*) AS n {Rows} GROUP BY ALL)
            QUALIFY row_number() OVER ({partition}ORDER BY n DESC, category) <= {Parameters.Add(summary.Top)} ORDER BY n DESC, category
            """;
    }

    /// <summary>
    /// The most frequent categories of categorical slots, by one pass over the lists as they lie there: slot, category, its rows, and the rows that have any
    /// category of the slot.
    /// </summary>
    public string SlotCategories(IReadOnlyCollection<int> slots, int top)
    {
        return $"""
            SELECT {Names}place - 1, category, n, given
            FROM (
              SELECT *, sum(n) OVER (PARTITION BY {Names}place)::BIGINT AS given
              FROM (
                SELECT {Names}place, category, count(*) AS n
                FROM (SELECT {Named()}unnest(categories) AS category, generate_subscripts(categories, 1) AS place {Rows})
                WHERE category IS NOT NULL AND {Places(slots)} GROUP BY ALL))
            QUALIFY row_number() OVER (PARTITION BY {Names}place ORDER BY n DESC, category) <= {Parameters.Add(top)}
            """;
    }

    /// <summary>Labelled rows and groups that <see cref="Scores"/> meets.</summary>
    public string ScoreSize() =>
        $"SELECT coalesce(sum(n), 0)::BIGINT, count(*) FROM (SELECT {Groups}count(*) AS n {Rows} AND {HasScore} GROUP BY ALL HAVING count(*) > 0)";

    public string Scores(int? binsPerUnit) =>
        $"SELECT {Groups}{Rounded(binsPerUnit)} AS s, count(*) FILTER (truth = 1), count(*) FILTER (truth = 0) {Rows} AND {HasScore} GROUP BY ALL ORDER BY s";

    public string PredictedScores(int? binsPerUnit) =>
        $"SELECT {Groups}{Rounded(binsPerUnit)} AS s, coalesce(predicted = positive, false) AS p, count(*) {Rows} AND {HasScore} GROUP BY ALL ORDER BY s, p";

    public string Confusion() => $"SELECT {Groups}actual, guess, count(*) {Rows} AND actual IS NOT NULL AND guess IS NOT NULL GROUP BY ALL ORDER BY ALL";

    private string Groups => lazyGroups.Value;

    /// <summary>The groups by the names that <see cref="Named"/> gives them.</summary>
    private string Names => string.Concat(Enumerable.Range(1, GroupCount).Select(i => $"g{i}, "));

    private string Named() => string.Concat(GroupExpressions().Select((g, i) => $"{g} AS g{i + 1}, "));

    /// <summary>A range where there is no gap: a list is looked through for every value.</summary>
    private static string Places(IReadOnlyCollection<int> slots)
    {
        var (first, last) = (slots.Min() + 1, slots.Max() + 1);
        return slots.Count == last - first + 1
            ? string.Create(CultureInfo.InvariantCulture, $"place BETWEEN {first} AND {last}")
            : $"place IN ({string.Join(", ", slots.Select(slot => (slot + 1).ToString(CultureInfo.InvariantCulture)))})";
    }

    /// <summary>FROM and WHERE.</summary>
    public string Rows => lazyRows.Value;

    /// <summary>SQL of the bucket that a time column falls in.</summary>
    public static string Bucket(BucketWidth width, string column) => $"date_trunc('{width.ToString().ToLower(CultureInfo.InvariantCulture)}', {column})";

    public string TimeCondition(DateTime from, DateTime to) => $"happened_at >= {Parameters.Add(from)} AND happened_at < {Parameters.Add(to)}";

    private string RowCondition() => query switch
    {
        { DataSet: { } dataSet, Source: EventSource.Labels } => $"data_set = {Parameters.Add(dataSet)} AND label IS NOT NULL",
        { DataSet: { } dataSet, Source: EventSource.Predictions } => $"data_set = {Parameters.Add(dataSet)}",
        { DataSet: not null } => throw new ArgumentException($"A data set has no {query.Source}.", nameof(query)),
        _ => TimeCondition(query.From, query.To),
    };

    /// <summary>The filters, each led by AND.</summary>
    public string FilterCondition(Func<Field, string>? column = null) =>
        string.Concat(query.Filters.Select(filter => FieldSql.Condition((column ?? Of)(filter.Field), filter, Parameters)));

    private string HasScore => query.Source == EventSource.Labels
        ? "score IS NOT NULL AND truth IS NOT NULL AND actual IS NOT NULL"
        : "score IS NOT NULL AND positive IS NOT NULL";

    private static string Rounded(int? binsPerUnit) => binsPerUnit is { } bins ? $"round(score * {bins}) / {bins}" : "score";

    private IEnumerable<string> GroupExpressions()
    {
        if (query.Interval is { } width) yield return Bucket(width, "happened_at");
        foreach (var field in query.Breakdown) yield return Of(field);
    }

    private string Of(Field field) => FieldSql.Of(query.Source, field, Parameters);
}

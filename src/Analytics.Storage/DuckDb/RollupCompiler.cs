using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>
/// Compiles a summary query over the roll-ups, where it asks for nothing that they do not hold: whole days and hours come from the cells,
/// the ragged ends and what was stored since the last maintenance from the rows. The answer is the same as from the rows alone.
/// </summary>
internal static class RollupCompiler
{
    /// <summary>The columns bucket, key1, key2, field, bin, n, mean, m2, low, high; null where the rows must be asked.</summary>
    public static (string Sql, SqlParameters Parameters)? Compile(SummaryQuery query, long maintained)
    {
        if (query.DataSet is not null || RolledSource.Find(query.Source) is not { } rolled || !Holds(rolled, query)) return null;
        var (from, to) = (CeilingToHour(query.From), Clock.FloorToHour(query.To));
        if (from >= to) return null;

        var numbers = query.Summaries.Select(NumberOf).OfType<string>().Distinct().ToList();
        var compiler = new SummaryCompiler(query);
        List<string> parts = [];
        foreach (var (table, start, end) in Spans(query, from, to)) parts.Add(Cells(rolled, query, table, start, end, compiler, numbers));

        List<string> uncovered = [compiler.TimeCondition(query.From, from), compiler.TimeCondition(to, query.To), $"{compiler.TimeCondition(from, to)} AND seq > {maintained}"];
        var (rows, fresh) = CellSql.FromRowsAtOnce(rolled, BucketOf(query, "happened_at"), [.. uncovered.Select(condition => condition + compiler.FilterCondition())], numbers, "uncovered");
        parts.Add(fresh);
        return ($"WITH {rows}\n{CellSql.Merge(string.Join("\nUNION ALL ", parts), Keys(rolled, query))}", compiler.Parameters);
    }

    /// <summary>Key columns of the answer: those not split by are merged away.</summary>
    private static string Keys(RolledSource rolled, SummaryQuery query) =>
        string.Join(", ", ["bucket", .. query.Breakdown.Select(f => rolled.KeyColumn(f)!), "field", "bin"]);

    private static IEnumerable<(string Table, DateTime From, DateTime To)> Spans(SummaryQuery query, DateTime from, DateTime to)
    {
        var (firstDay, lastDay) = (Clock.FloorToDay(from.AddDays(1).AddTicks(-1)), Clock.FloorToDay(to));
        if (query.Interval == BucketWidth.Hour || firstDay >= lastDay) return [("rollup_hour", from, to)];
        return [("rollup_hour", from, firstDay), ("rollup_day", firstDay, lastDay), ("rollup_hour", lastDay, to)];
    }

    private static string Cells(
        RolledSource rolled, SummaryQuery query, string table, DateTime from, DateTime to, SummaryCompiler compiler, IEnumerable<string> numbers)
    {
        var fields = string.Join(", ", numbers.Prepend("").Select(n => $"'{n}'"));
        var filters = compiler.FilterCondition(f => rolled.KeyColumn(f)!);
        return $"""
            SELECT {BucketOf(query, "bucket")} AS bucket, key1, key2, field, bin, n, mean, m2, low, high FROM {table}
            WHERE source = {(int)rolled.Source} AND bucket >= {compiler.Parameters.Add(from)} AND bucket < {compiler.Parameters.Add(to)}
              AND field IN ({fields}){filters}
            """;
    }

    private static bool Holds(RolledSource rolled, SummaryQuery query) =>
        query.Breakdown.All(f => rolled.KeyColumn(f) is not null)
        && query.Filters.All(f => rolled.KeyColumn(f.Field) is not null)
        && query.Summaries.All(s => s is Summary.CountOf || NumberOf(s) is { } number && rolled.Numbers.Contains(number));

    private static string? NumberOf(Summary summary) => summary switch
    {
        Summary.MomentsOf { Field: { Slot: null } field } => field.Name,
        Summary.SketchOf { Field: { Slot: null } field } => field.Name,
        _ => null,
    };

    private static string BucketOf(SummaryQuery query, string column) =>
        query.Interval is { } width ? SummaryCompiler.Bucket(width, column) : "NULL::TIMESTAMP";

    private static DateTime CeilingToHour(DateTime time) => Clock.FloorToHour(time.AddHours(1).AddTicks(-1));
}

using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Answers one summary query from cells of columns, and asks the rows for what only they know.</summary>
internal sealed class ColumnDayReader(DuckDBConnection connection, SummaryQuery query, SummaryGroups groups, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, Group> found = new(StringComparer.Ordinal);

    // Columns with too many categories on a day.
    private readonly HashSet<string> many = [];

    /// <summary>Fills the groups; false, and nothing filled, where the cells don't hold what is asked.</summary>
    public bool TryRead()
    {
        if (ColumnCompiler.Compile(connection, query, cancellationToken) is not { } compiled) return false;
        connection.Run(compiled.Sql, compiled.Parameters, Gather, cancellationToken);
        var places = Enumerable.Range(0, query.Summaries.Count).ToList();
        var unknown = places.Where(at => found.Values.Any(group => !IsKnown(query.Summaries[at], group))).ToList();
        foreach (var group in found.Values.Where(group => group.Rows > 0))
        {
            foreach (var at in places.Except(unknown)) groups.At(group.Bucket, group.Keys, at) = ValueOf(query.Summaries[at], group);
        }

        if (unknown.Count == 0) return true;
        foreach (var group in new SummaryReader(connection, query with { Summaries = [.. unknown.Select(at => query.Summaries[at])] }, cancellationToken).ReadFromRows())
        {
            foreach (var (at, value) in unknown.Zip(group.Values)) groups.At(group.Bucket, [.. group.Keys], at) = value;
        }

        return true;
    }

    private void Gather(DuckDBDataReader row)
    {
        var first = 1 + query.Breakdown.Count;
        DateTime? bucket = row.IsDBNull(0) ? null : DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc);
        string?[] keys = [.. Enumerable.Range(1, query.Breakdown.Count).Select(at => row.TextAt(at))];
        var key = $"{bucket?.Ticks}\u001f{string.Join('\u001f', keys)}";
        if (!found.TryGetValue(key, out var group)) found[key] = group = new Group(bucket, keys);
        var (field, n) = (row.GetString(first), row.GetInt64(first + 3));
        if (field.Length == 0)
        {
            group.Rows = n;
            return;
        }

        if (!group.Columns.TryGetValue(field, out var column)) group.Columns[field] = column = new Column();
        if (!row.IsDBNull(first + 1)) column.Add(row.GetInt32(first + 1), new Moments(n, row.GetDouble(first + 4), Math.Max(0, row.GetDouble(first + 5)), row.GetDouble(first + 6), row.GetDouble(first + 7)));
        else if (row.TextAt(first + 2) is { } category) column.Categories.Add(new(category, n));
        else many.Add(field);
    }

    private bool IsKnown(Summary summary, Group group) => summary switch
    {
        Summary.CategoriesOf of => !many.Contains(ColumnSet.NameOf(of.Field)),
        Summary.HistogramOf of => of.Edges.Count == 2 && ColumnOf(of.Field, group).Moments is var moments && (moments.Count == 0 || (moments.Min >= of.Edges[0] && moments.Max <= of.Edges[1])),
        _ => true,
    };

    private static SummaryValue ValueOf(Summary summary, Group group) => summary switch
    {
        Summary.CountOf => new() { Count = group.Rows },
        Summary.MomentsOf of => new() { Moments = ColumnOf(of.Field, group).Moments },
        Summary.SketchOf of => new() { Sketch = new(ColumnOf(of.Field, group).Bins) },
        Summary.HistogramOf of => new() { Histogram = [0, ColumnOf(of.Field, group).Moments.Count, 0] },
        Summary.CategoriesOf of => CategoriesOf(ColumnOf(of.Field, group), group.Rows, of.Top),
        _ => throw new ArgumentOutOfRangeException(nameof(summary)),
    };

    private static SummaryValue CategoriesOf(Column column, long rows, int top) =>
        new() { Categories = FrequentCategories.Of(column.Categories, rows - column.Categories.Sum(category => category.Count), top) };

    private static Column ColumnOf(Field field, Group group) => group.Columns.GetValueOrDefault(ColumnSet.NameOf(field)) ?? new Column();

    private sealed record Group(DateTime? Bucket, string?[] Keys)
    {
        public long Rows { get; set; }

        public Dictionary<string, Column> Columns { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Column
    {
        public Moments Moments { get; private set; } = Moments.Empty;

        public List<KeyValuePair<int, long>> Bins { get; } = [];

        public List<CategoryCount> Categories { get; } = [];

        public void Add(int bin, Moments moments)
        {
            Bins.Add(new(bin, moments.Count));
            Moments = Moments.Merge(moments);
        }
    }
}

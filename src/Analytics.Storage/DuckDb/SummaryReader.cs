using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Runs the statements of one summary query on one connection and reads their rows into groups.</summary>
internal sealed class SummaryReader(DuckDBConnection connection, SummaryQuery query, CancellationToken cancellationToken)
{
    private const int ExactScores = 100_000;
    private const int ManyGroups = 50;

    private readonly SummaryGroups groups = new(query.Summaries.Count);
    private readonly List<(DateTime? Bucket, string?[] Keys, long Rows)> counted = [];

    public IReadOnlyList<SummaryGroup> Read()
    {
        var maintained = DuckDbDatabase.Scalar<long>(connection, "SELECT seq FROM maintained");
        if (RollupCompiler.Compile(query, maintained) is { } rolled) ReadCells(rolled.Sql, rolled.Parameters);
        else if (!new ColumnDayReader(connection, query, groups, cancellationToken).TryRead()) ReadRows();
        Complete();
        return groups.InOrder();
    }

    /// <summary>The answer without a look at any cell.</summary>
    public IReadOnlyList<SummaryGroup> ReadFromRows()
    {
        ReadRows();
        Complete();
        return groups.InOrder();
    }

    private void ReadCells(string sql, SqlParameters parameters)
    {
        var sketches = new Dictionary<(DateTime?, string, string), (string?[] Keys, List<KeyValuePair<int, long>> Bins)>();
        var keyCount = query.Breakdown.Count;
        Run(sql, parameters, row =>
        {
            var bucket = Time(row, 0);
            var keys = Texts(row, 1, keyCount);
            var (field, n) = (row.GetString(1 + keyCount), row.GetInt64(3 + keyCount));
            if (field.Length == 0) Fill(bucket, keys, s => s is Summary.CountOf, v => v with { Count = n });
            else if (row.IsDBNull(2 + keyCount)) Fill(bucket, keys, s => s is Summary.MomentsOf m && m.Field.Name == field, v => v with { Moments = MomentsAt(row, 3 + keyCount, n) });
            else Add(sketches, (bucket, string.Join('\u001f', keys), field), keys, new(row.GetInt32(2 + keyCount), n));
        });
        foreach (var ((bucket, _, field), (keys, bins)) in sketches)
            Fill(bucket, keys, s => s is Summary.SketchOf o && o.Field.Name == field, v => v with { Sketch = new(bins) });
    }

    private void ReadRows()
    {
        var slots = ReadSlots();
        ReadScalars(slots);
        var together = ReadSketchesTogether(slots);
        var categorical = ReadSlotCategories();
        for (var i = 0; i < query.Summaries.Count; i++)
        {
            var compiler = new SummaryCompiler(query);
            var at = i;
            switch (query.Summaries[i])
            {
                case Summary.SketchOf sketch when together || IsOf(slots, sketch.Field):
                    break;
                case Summary.SketchOf sketch:
                    Gather(compiler, compiler.Sketch(sketch.Field), (row, c) => new KeyValuePair<int, long>(row.GetInt32(c), row.GetInt64(c + 1)),
                        at, (v, bins) => v with { Sketch = new(bins) });
                    break;
                case Summary.SubjectsOf:
                    Gather(compiler, compiler.Subjects(), (row, c) => row.GetInt64(c), at, (v, counts) => v with { Count = counts[0] });
                    break;
                case Summary.HistogramOf histogram:
                    Gather(compiler, compiler.Histogram(histogram), (row, c) => (Bin: row.GetInt32(c), N: row.GetInt64(c + 1)),
                        at, (v, bins) => v with { Histogram = [.. Enumerable.Range(0, histogram.Edges.Count + 1).Select(b => bins.Where(x => x.Bin == b).Sum(x => x.N))] });
                    break;
                case Summary.CategoriesOf categories when categories.Field is { Slot: { } slot, Categorical: true } && categorical.Contains(slot):
                    break;
                case Summary.CategoriesOf categories:
                    Gather(compiler, compiler.Categories(categories), (row, c) => new CategoryCount(Text(row, c), row.GetInt64(c + 1)),
                        at, (v, counts) => v with { Categories = counts });
                    break;
                case Summary.ScoresOf:
                    Gather(compiler, compiler.Scores(Resolution(compiler)), (row, c) => new ScoreCount(row.GetDouble(c), row.GetInt64(c + 1), row.GetInt64(c + 2)),
                        at, (v, scores) => v with { Scores = scores });
                    break;
                case Summary.PredictedScoresOf:
                    Gather(compiler, compiler.PredictedScores(Resolution(compiler)), (row, c) => new PredictedScore(row.GetDouble(c), row.GetBoolean(c + 1), row.GetInt64(c + 2)),
                        at, (v, scores) => v with { PredictedScores = scores });
                    break;
                case Summary.ConfusionOf:
                    Gather(compiler, compiler.Confusion(), (row, c) => new ConfusionCell(row.GetString(c), row.GetString(c + 1), row.GetInt64(c + 2)),
                        at, (v, cells) => v with { Confusion = cells });
                    break;
            }
        }
    }

    /// <summary>Reads sketches and moments of numeric slots by one pass where several sketches are asked for; the slots read.</summary>
    private HashSet<int> ReadSlots()
    {
        var sketches = query.Summaries.OfType<Summary.SketchOf>().Where(sketch => sketch.Field is { Slot: not null, Categorical: false }).Select(sketch => sketch.Field.Slot!.Value).ToHashSet();
        if (sketches.Count < 2) return [];

        var compiler = new SummaryCompiler(query);
        var bins = new Dictionary<(string Group, int Slot), (DateTime? Bucket, string?[] Keys, List<KeyValuePair<int, long>> Bins, Moments Moments)>();
        Run(compiler.SlotBins(sketches), compiler.Parameters, row =>
        {
            var (bucket, keys) = GroupOf(row);
            var (first, key) = (compiler.GroupCount, (GroupKey(bucket, keys), (int)row.GetInt64(compiler.GroupCount)));
            if (!bins.TryGetValue(key, out var group)) group = (bucket, keys, [], Moments.Empty);
            group.Bins.Add(new(row.GetInt32(first + 1), row.GetInt64(first + 2)));
            bins[key] = group with { Moments = group.Moments.Merge(MomentsAt(row, first + 2, row.GetInt64(first + 2))) };
        });
        foreach (var ((_, slot), (bucket, keys, sketch, moments)) in bins)
        {
            Fill(bucket, keys, summary => summary is Summary.SketchOf one && one.Field.Slot == slot && !one.Field.Categorical, value => value with { Sketch = new(sketch) });
            Fill(bucket, keys, summary => summary is Summary.MomentsOf one && one.Field.Slot == slot, value => value with { Moments = moments });
        }

        return sketches;
    }

    /// <summary>Reads the categories of slots by one pass where several are asked for, as many of each; the slots read.</summary>
    private HashSet<int> ReadSlotCategories()
    {
        List<Summary.CategoriesOf> asked = [.. query.Summaries.OfType<Summary.CategoriesOf>().Where(categories => categories.Field is { Slot: not null, Categorical: true })];
        var slots = asked.Select(categories => categories.Field.Slot!.Value).ToHashSet();
        if (slots.Count < 2 || slots.Count < asked.Count || asked.Any(categories => categories.Top != asked[0].Top)) return [];

        var compiler = new SummaryCompiler(query);
        var found = new Dictionary<(string Group, int Slot), (long Given, List<CategoryCount> Counts)>();
        Run(compiler.SlotCategories(slots, asked[0].Top), compiler.Parameters, row =>
        {
            var (bucket, keys) = GroupOf(row);
            var (first, key) = (compiler.GroupCount, (GroupKey(bucket, keys), (int)row.GetInt64(compiler.GroupCount)));
            if (!found.TryGetValue(key, out var slot)) found[key] = slot = (row.GetInt64(first + 3), []);
            slot.Counts.Add(new(row.GetString(first + 1), row.GetInt64(first + 2)));
        });
        foreach (var (bucket, keys, rows) in counted)
        {
            for (var i = 0; i < query.Summaries.Count; i++)
            {
                if (query.Summaries[i] is not Summary.CategoriesOf { Field: { Slot: { } slot, Categorical: true } }) continue;

                // Trailing missing slots are left out of the lists, so what is missing is what remains of the rows.
                var (given, counts) = found.GetValueOrDefault((GroupKey(bucket, keys), slot), (0, []));
                ref var value = ref groups.At(bucket, keys, i);
                value = value with { Categories = FrequentCategories.Of(counts, rows - given, asked[0].Top) };
            }
        }

        return slots;
    }

    private static bool IsOf(HashSet<int> slots, Field field) => field is { Slot: { } slot, Categorical: false } && slots.Contains(slot);

    /// <summary>Reads the sketches that are no slots' by one pass where there are several; false where there are not.</summary>
    private bool ReadSketchesTogether(HashSet<int> slots)
    {
        var places = Enumerable.Range(0, query.Summaries.Count).Where(i => query.Summaries[i] is Summary.SketchOf sketch && !IsOf(slots, sketch.Field)).ToList();
        if (places.Count < 2) return false;
        var compiler = new SummaryCompiler(query);
        var bins = new Dictionary<(string Group, int Place), (DateTime? Bucket, string?[] Keys, List<KeyValuePair<int, long>> Bins)>();
        Run(compiler.Sketches([.. places.Select(i => ((Summary.SketchOf)query.Summaries[i]).Field)]), compiler.Parameters, row =>
        {
            var (bucket, keys) = GroupOf(row);
            var key = (GroupKey(bucket, keys), places[row.GetInt32(compiler.GroupCount)]);
            if (!bins.TryGetValue(key, out var group)) bins[key] = group = (bucket, keys, []);
            group.Bins.Add(new(row.GetInt32(compiler.GroupCount + 1), row.GetInt64(compiler.GroupCount + 2)));
        });
        foreach (var ((_, place), (bucket, keys, sketch)) in bins)
        {
            ref var value = ref groups.At(bucket, keys, place);
            value = value with { Sketch = new(sketch) };
        }

        return true;
    }

    private static string GroupKey(DateTime? bucket, string?[] keys) =>
        $"{bucket?.Ticks}\u001f{string.Join('\u001f', keys.Select(k => k is null ? "\0" : k))}";

    private void ReadScalars(HashSet<int> slots)
    {
        var compiler = new SummaryCompiler(query);
        var moments = query.Summaries.OfType<Summary.MomentsOf>().Select(m => m.Field).Where(field => !IsOf(slots, field)).Distinct().ToList();
        var first = compiler.GroupCount + 1;
        Run(compiler.Scalars(moments), compiler.Parameters, row =>
        {
            var (bucket, keys) = GroupOf(row);
            counted.Add((bucket, keys, row.GetInt64(first - 1)));
            for (var i = 0; i < query.Summaries.Count; i++)
            {
                ref var value = ref groups.At(bucket, keys, i);
                if (query.Summaries[i] is Summary.CountOf) value = value with { Count = row.GetInt64(first - 1) };
                if (query.Summaries[i] is not Summary.MomentsOf wanted || IsOf(slots, wanted.Field)) continue;
                var column = first + 5 * moments.IndexOf(wanted.Field);
                value = value with { Moments = MomentsAt(row, column, row.GetInt64(column)) };
            }
        });
    }

    /// <summary>A group with rows but none for some summary has the empty value of it.</summary>
    private void Complete()
    {
        foreach (var group in groups.InOrder())
        {
            for (var i = 0; i < query.Summaries.Count; i++)
            {
                ref var value = ref groups.At(group.Bucket, [.. group.Keys], i);
                value = query.Summaries[i] switch
                {
                    Summary.MomentsOf => value with { Moments = value.Moments ?? Moments.Empty },
                    Summary.SketchOf => value with { Sketch = value.Sketch ?? new([]) },
                    Summary.HistogramOf histogram => value with { Histogram = value.Histogram ?? new long[histogram.Edges.Count + 1] },
                    Summary.CategoriesOf => value with { Categories = value.Categories ?? [] },
                    Summary.ScoresOf => value with { Scores = value.Scores ?? [] },
                    Summary.PredictedScoresOf => value with { PredictedScores = value.PredictedScores ?? [] },
                    Summary.ConfusionOf => value with { Confusion = value.Confusion ?? [] },
                    _ => value,
                };
            }
        }
    }

    private int? Resolution(SummaryCompiler compiler)
    {
        var size = (Rows: 0L, Groups: 0L);
        Run(compiler.ScoreSize(), compiler.Parameters, row => size = (row.GetInt64(0), row.GetInt64(1)));
        return size.Rows <= ExactScores ? null : size.Groups > ManyGroups ? 1 << 10 : 1 << 16;
    }

    private void Gather<T>(SummaryCompiler compiler, string sql, Func<DuckDBDataReader, int, T> read, int summary, Func<SummaryValue, List<T>, SummaryValue> put)
    {
        var gathered = new Dictionary<string, (DateTime? Bucket, string?[] Keys, List<T> Items)>();
        Run(sql, compiler.Parameters, row =>
        {
            var (bucket, keys) = GroupOf(row);
            var key = GroupKey(bucket, keys);
            if (!gathered.TryGetValue(key, out var group)) gathered[key] = group = (bucket, keys, []);
            group.Items.Add(read(row, compiler.GroupCount));
        });
        foreach (var (bucket, keys, items) in gathered.Values)
        {
            ref var value = ref groups.At(bucket, keys, summary);
            value = put(value, items);
        }
    }

    private void Fill(DateTime? bucket, string?[] keys, Func<Summary, bool> wanted, Func<SummaryValue, SummaryValue> put)
    {
        for (var i = 0; i < query.Summaries.Count; i++)
        {
            ref var value = ref groups.At(bucket, keys, i);
            if (wanted(query.Summaries[i])) value = put(value);
        }
    }

    private void Run(string sql, SqlParameters parameters, Action<DuckDBDataReader> each)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        parameters.Bind(command);
        using var cancel = cancellationToken.Register(command.Cancel);
        using var reader = command.ExecuteReader();
        while (reader.Read()) each(reader);
    }

    private (DateTime? Bucket, string?[] Keys) GroupOf(DuckDBDataReader row)
    {
        var first = query.Interval is null ? 0 : 1;
        return (first == 0 ? null : Time(row, 0), Texts(row, first, query.Breakdown.Count));
    }

    private static void Add<TKey>(
        Dictionary<TKey, (string?[] Keys, List<KeyValuePair<int, long>> Bins)> sketches, TKey key, string?[] keys, KeyValuePair<int, long> bin)
        where TKey : notnull
    {
        if (!sketches.TryGetValue(key, out var sketch)) sketches[key] = sketch = (keys, []);
        sketch.Bins.Add(bin);
    }

    private static Moments MomentsAt(DuckDBDataReader row, int column, long n) => n == 0
        ? Moments.Empty
        : new(n, row.GetDouble(column + 1), Math.Max(0, row.GetDouble(column + 2)), row.GetDouble(column + 3), row.GetDouble(column + 4));

    private static DateTime? Time(DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string?[] Texts(DuckDBDataReader row, int column, int count)
    {
        var texts = new string?[count];
        for (var i = 0; i < count; i++) texts[i] = Text(row, column + i);
        return texts;
    }
}

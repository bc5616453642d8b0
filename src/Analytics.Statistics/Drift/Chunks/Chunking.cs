namespace Analytics.Statistics.Drift.Chunks;

/// <summary>
/// Cuts rows in the order of time into chunks, each to be compared with the reference. A chunk should have enough rows for the drift that matters
/// to show (see <see cref="Verdicts.NumericDrift"/>), and thresholds from fewer than about ten reference chunks are themselves noise.
/// </summary>
public static class Chunking
{
    /// <summary>Chunks of a number of rows; O(chunks).</summary>
    /// <param name="rows">Rows, at least 0.</param>
    /// <param name="size">Rows in a chunk, at least 1.</param>
    /// <param name="incomplete">What becomes of the rest.</param>
    /// <returns>The chunks in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static IReadOnlyList<Chunk> BySize(int rows, int size, IncompleteChunk incomplete = IncompleteChunk.Keep)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);

        List<Chunk> chunks = [.. Enumerable.Range(0, rows / size).Select(index => new Chunk(index * size, (index + 1) * size))];
        var rest = new Chunk(rows - rows % size, rows);
        if (rest.Rows == 0 || incomplete == IncompleteChunk.Drop) return chunks;
        if (incomplete == IncompleteChunk.Keep || chunks.Count == 0) chunks.Add(rest);
        else chunks[^1] = chunks[^1] with { End = rows };
        return chunks;
    }

    /// <summary>
    /// Chunks of ⌊rows / count⌋ rows; O(chunks). The rest, where kept, makes up to <paramref name="count"/> − 1 rows in further chunks (NannyML's
    /// rule: 345 rows in 9 give 10 chunks); appended, there are exactly as many chunks as asked for if the rest is less than a chunk.
    /// </summary>
    /// <param name="rows">Rows, at least <paramref name="count"/>.</param>
    /// <param name="count">Chunks, at least 1.</param>
    /// <param name="incomplete">What becomes of the rest.</param>
    /// <returns>The chunks in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static IReadOnlyList<Chunk> ByCount(int rows, int count = 10, IncompleteChunk incomplete = IncompleteChunk.Keep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, count);
        return BySize(rows, rows / count, incomplete);
    }

    /// <summary>One chunk for each calendar period that has rows; O(n).</summary>
    /// <param name="times">Time of each row, ascending.</param>
    /// <param name="period">The period.</param>
    /// <returns>The chunks in order.</returns>
    /// <exception cref="ArgumentException">The times do not ascend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period is none of the named ones.</exception>
    public static IReadOnlyList<PeriodChunk> ByPeriod(ReadOnlySpan<DateTimeOffset> times, ChunkPeriod period)
    {
        var chunks = new List<PeriodChunk>();
        for (var row = 0; row < times.Length; row++)
        {
            if (row > 0 && times[row] < times[row - 1]) throw new ArgumentException("The times must ascend.", nameof(times));
            if (chunks.Count > 0 && times[row] < chunks[^1].To)
            {
                chunks[^1] = chunks[^1] with { Rows = chunks[^1].Rows with { End = row + 1 } };
                continue;
            }

            var from = Start(times[row].ToUniversalTime(), period);
            chunks.Add(new(from, Next(from, period), new(row, row + 1)));
        }

        return chunks;
    }

    private static DateTimeOffset Start(DateTimeOffset time, ChunkPeriod period)
    {
        var day = new DateTimeOffset(time.Date, TimeSpan.Zero);
        return period switch
        {
            ChunkPeriod.Hour => day.AddHours(time.Hour),
            ChunkPeriod.Day => day,
            ChunkPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            ChunkPeriod.Month => day.AddDays(1 - day.Day),
            ChunkPeriod.Quarter => day.AddDays(1 - day.Day).AddMonths(-((day.Month - 1) % 3)),
            ChunkPeriod.Year => day.AddDays(1 - day.DayOfYear),
            _ => throw new ArgumentOutOfRangeException(nameof(period), "The period must be one of the named ones."),
        };
    }

    private static DateTimeOffset Next(DateTimeOffset from, ChunkPeriod period) => period switch
    {
        ChunkPeriod.Hour => from.AddHours(1),
        ChunkPeriod.Day => from.AddDays(1),
        ChunkPeriod.Week => from.AddDays(7),
        ChunkPeriod.Month => from.AddMonths(1),
        ChunkPeriod.Quarter => from.AddMonths(3),
        _ => from.AddYears(1),
    };
}

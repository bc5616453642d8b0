namespace Analytics.Core.Measures;

/// <summary>Bucket and breakdown values of a row; at most three of the latter.</summary>
internal readonly record struct RowKey(DateTime? Bucket, string? First, string? Second, string? Third) : IComparable<RowKey>
{
    /// <summary>Most fields that rows are split by.</summary>
    public const int Fields = 3;

    public static RowKey Of(DateTime? bucket, IReadOnlyList<string?> keys) =>
        new(bucket, keys.ElementAtOrDefault(0), keys.ElementAtOrDefault(1), keys.ElementAtOrDefault(2));

    public string? this[int field] => field switch { 0 => First, 1 => Second, _ => Third };

    /// <summary>By bucket, then by keys (ordinal, null first).</summary>
    public int CompareTo(RowKey other)
    {
        var order = Nullable.Compare(Bucket, other.Bucket);
        for (var field = 0; order == 0 && field < Fields; field++) order = string.CompareOrdinal(this[field], other[field]);
        return order;
    }
}

using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Gathers the values of a summary query, statement by statement, into its groups.</summary>
internal sealed class SummaryGroups(int summaries)
{
    private readonly Dictionary<GroupKey, SummaryValue[]> groups = [];

    /// <summary>Value of one summary in one group; made when first asked for.</summary>
    public ref SummaryValue At(DateTime? bucket, string?[] keys, int summary)
    {
        var key = new GroupKey(bucket, keys);
        if (!groups.TryGetValue(key, out var values))
        {
            groups[key] = values = new SummaryValue[summaries];
            Array.Fill(values, new SummaryValue());
        }

        return ref values[summary];
    }

    public IReadOnlyList<SummaryGroup> InOrder() =>
        [.. groups.OrderBy(g => g.Key).Select(g => new SummaryGroup(g.Key.Bucket, g.Key.Keys, g.Value))];

    private sealed record GroupKey(DateTime? Bucket, string?[] Keys) : IComparable<GroupKey>
    {
        public bool Equals(GroupKey? other) => other is not null && Bucket == other.Bucket && Keys.AsSpan().SequenceEqual(other.Keys);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Bucket);
            foreach (var key in Keys) hash.Add(key);
            return hash.ToHashCode();
        }

        public int CompareTo(GroupKey? other)
        {
            var order = Nullable.Compare(Bucket, other!.Bucket);
            for (var i = 0; order == 0 && i < Keys.Length; i++) order = string.CompareOrdinal(Keys[i], other.Keys[i]);
            return order;
        }
    }
}

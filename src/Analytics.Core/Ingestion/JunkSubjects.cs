using System.Collections.Frozen;

namespace Analytics.Core.Ingestion;

/// <summary>Ids that stand for nobody; under one of them a sender's fault would merge thousands of people.</summary>
internal static class JunkSubjects
{
    private static readonly FrozenSet<string> Ids = FrozenSet.ToFrozenSet(
    [
        "", "0", "-1", "00000000-0000-0000-0000-000000000000", "anonymous", "anonymous_id", "anon", "default", "distinct_id", "email",
        "false", "guest", "id", "n/a", "na", "nan", "nil", "none", "not_authenticated", "null", "[object object]", "test", "true",
        "undefined", "unknown", "user", "user_id", "userid", "{}", "[]", "\"\"", "''",
    ], StringComparer.OrdinalIgnoreCase);

    private const int Longest = 36;

    public static bool Contain(string id)
    {
        var trimmed = id.AsSpan().Trim();
        return trimmed.Length <= Longest && Ids.GetAlternateLookup<ReadOnlySpan<char>>().Contains(trimmed);
    }
}

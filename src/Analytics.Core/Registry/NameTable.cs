using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Analytics.Core.Registry;

/// <summary>
/// Finds the index of a JSON property name. Senders write their properties in one order, so the name that followed last time
/// is tried first; it is learnt without locks, since a lost update costs no more than a lookup. Thread-safe.
/// </summary>
internal sealed class NameTable
{
    private const int LongestEscapedName = 600;

    private readonly byte[][] names;
    private readonly int[] followers;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> indices;

    public NameTable(IReadOnlyList<string> names)
    {
        this.names = [.. names.Select(Encoding.UTF8.GetBytes)];
        followers = [.. Enumerable.Range(0, names.Count + 1)];
        followers[^1] = 0;
        indices = names.Select((name, index) => KeyValuePair.Create(name, index))
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string this[int index] => Encoding.UTF8.GetString(names[index]);

    /// <summary>A table of the members of an enumeration, in camel case and by their numbers, which count from 0.</summary>
    public static NameTable Of<TField>()
        where TField : struct, Enum => new([.. Enum.GetNames<TField>().Select(JsonNamingPolicy.CamelCase.ConvertName)]);

    /// <summary>Index of the property name at the reader, -1 when it is not in the table.</summary>
    /// <param name="json">At a property name.</param>
    /// <param name="previous">Index of the property before it, -1 at the start.</param>
    public int Find(ref readonly Utf8JsonReader json, int previous)
    {
        if (names.Length == 0)
            return -1;

        var guess = followers[previous + 1];
        return json.ValueTextEquals(names[guess]) ? guess : Search(in json, previous);
    }

    private int Search(ref readonly Utf8JsonReader json, int previous)
    {
        if (json.ValueSpan.Length > LongestEscapedName)
            return -1;

        Span<char> name = stackalloc char[LongestEscapedName];
        if (!indices.TryGetValue(name[..json.CopyString(name)], out var index))
            return -1;

        followers[previous + 1] = index;
        return index;
    }
}

namespace Analytics.Storage.DuckDb;

/// <summary>Open-addressed map of id hash to body tag with linear probing; grows by doubling at three quarters full.</summary>
internal sealed class IdTable
{
    private const ulong Free = 0;
    private const ulong Removed = 1;

    private ulong[] keys = new ulong[1 << 10];
    private uint[] tags = new uint[1 << 10];
    private int used;

    public int Count { get; private set; }

    public bool TryGet(ulong key, out uint tag)
    {
        var slot = SlotOf(Usable(key));
        tag = slot >= 0 ? tags[slot] : 0;
        return slot >= 0;
    }

    public void Add(ulong key, uint tag)
    {
        if (used >= keys.Length / 4 * 3) Grow();
        Put(Usable(key), tag);
    }

    public bool Remove(ulong key)
    {
        var slot = SlotOf(Usable(key));
        if (slot < 0) return false;
        keys[slot] = Removed;
        Count--;
        return true;
    }

    /// <summary>Two of 2⁶⁴ hashes mark free and removed slots; they share a table entry with a neighbour.</summary>
    private static ulong Usable(ulong key) => key <= Removed ? key + 2 : key;

    private int SlotOf(ulong key)
    {
        var mask = keys.Length - 1;
        for (var i = (int)(key >> 20) & mask; keys[i] != Free; i = (i + 1) & mask)
        {
            if (keys[i] == key) return i;
        }

        return -1;
    }

    private void Put(ulong key, uint tag)
    {
        var mask = keys.Length - 1;
        var i = (int)(key >> 20) & mask;
        while (keys[i] > Removed && keys[i] != key) i = (i + 1) & mask;
        if (keys[i] != key) Count++;
        if (keys[i] == Free) used++;
        keys[i] = key;
        tags[i] = tag;
    }

    private void Grow()
    {
        var (oldKeys, oldTags) = (keys, tags);
        keys = new ulong[oldKeys.Length * 2];
        tags = new uint[oldTags.Length * 2];
        (used, Count) = (0, 0);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] > Removed) Put(oldKeys[i], oldTags[i]);
        }
    }
}

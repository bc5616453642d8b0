namespace Analytics.Statistics.Drift.Chunks;

/// <summary>What becomes of the rows that do not fill the last chunk.</summary>
public enum IncompleteChunk
{
    /// <summary>They are a smaller chunk.</summary>
    Keep,

    /// <summary>They are left out.</summary>
    Drop,

    /// <summary>They join the chunk before; with none before they are a chunk.</summary>
    Append,
}

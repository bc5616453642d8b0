namespace Analytics.Statistics.Drift.Chunks;

/// <summary>A run of rows, [<see cref="Start"/>, <see cref="End"/>).</summary>
/// <param name="Start">First row, from 0.</param>
/// <param name="End">Row after the last.</param>
public readonly record struct Chunk(int Start, int End)
{
    /// <summary>Rows in the chunk.</summary>
    public int Rows => End - Start;
}

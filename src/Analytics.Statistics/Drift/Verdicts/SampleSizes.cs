namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Rows of the two samples, each at least 1.</summary>
internal readonly record struct SampleSizes(long Reference, long Current)
{
    /// <summary>1/n + 1/m: chance distances fall with a power of it.</summary>
    public double Chance => 1.0 / Reference + 1.0 / Current;

    /// <summary>Current rows missing until <see cref="Chance"/> has fallen to a share of what it is; null where the reference alone gives more.</summary>
    public long? Missing(double share)
    {
        var left = Chance * share - 1.0 / Reference;
        if (left <= 0) return null;
        var rows = Math.Ceiling(1 / left);
        return rows < long.MaxValue ? Math.Max(1, (long)rows - Current) : null;
    }
}

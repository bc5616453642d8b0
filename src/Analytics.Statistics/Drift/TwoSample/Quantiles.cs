using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Quantiles of an ascending sample.</summary>
internal static class Quantiles
{
    /// <summary>Linear between order statistics at p·(n − 1) (definition 7 of Hyndman &amp; Fan 1996, "Sample quantiles in statistical packages").</summary>
    internal static double Linear(ReadOnlySpan<double> ascending, double probability)
    {
        var position = probability * (ascending.Length - 1);
        var index = (int)position;
        return Between(ascending[index], ascending[Math.Min(index + 1, ascending.Length - 1)], position - index);
    }

    /// <summary>The same of the rows that an ascending table counts.</summary>
    internal static double Linear(ReadOnlySpan<ValueCount> ascending, double probability)
    {
        var rows = 0L;
        foreach (var cell in ascending) rows += cell.Count;
        var position = probability * (rows - 1);
        var index = (long)position;
        return Between(At(ascending, index), At(ascending, Math.Min(index + 1, rows - 1)), position - index);
    }

    private static double At(ReadOnlySpan<ValueCount> ascending, long index)
    {
        foreach (var (value, count) in ascending)
        {
            if (index < count) return value;
            index -= count;
        }

        return ascending[^1].Value;
    }

    private static double Between(double lower, double upper, double share)
    {
        var gap = upper - lower;
        return double.IsFinite(gap) ? lower + gap * share : lower * (1 - share) + upper * share;
    }
}

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Quantiles of an ascending sample.</summary>
internal static class Quantiles
{
    /// <summary>Linear between order statistics at p·(n − 1) (definition 7 of Hyndman &amp; Fan 1996, "Sample quantiles in statistical packages").</summary>
    internal static double Linear(ReadOnlySpan<double> ascending, double probability)
    {
        var position = probability * (ascending.Length - 1);
        var index = (int)position;
        var next = Math.Min(index + 1, ascending.Length - 1);
        var (lower, gap) = (ascending[index], ascending[next] - ascending[index]);
        return double.IsFinite(gap) ? lower + gap * (position - index) : lower * (1 - (position - index)) + ascending[next] * (position - index);
    }
}

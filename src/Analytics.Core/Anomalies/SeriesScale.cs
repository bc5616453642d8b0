namespace Analytics.Core.Anomalies;

/// <summary>The scale on which a series scatters evenly.</summary>
/// <param name="To">From values.</param>
/// <param name="Back">To values.</param>
internal sealed record SeriesScale(Func<double, double> To, Func<double, double> Back)
{
    private static readonly SeriesScale Roots = new(value => Math.Sqrt(Math.Max(0, value)), root => root * root);
    private static readonly SeriesScale Logarithms = new(Math.Log, Math.Exp);
    private static readonly SeriesScale Values = new(value => value, value => value);

    /// <summary>Roots for counts, logarithms where all values are above 0 and not shares of 1, else as they are.</summary>
    public static SeriesScale Of(double?[] series, bool isCount) => (isCount, series.All(value => value is null or > 0), series.Any(value => value > 1)) switch
    {
        (true, _, _) when series.All(value => value is null or >= 0) => Roots,
        (_, true, true) => Logarithms,
        _ => Values,
    };
}

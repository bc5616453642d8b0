namespace Analytics.Api.Pages.Charts;

/// <summary>A vertical scale with round ends.</summary>
internal sealed record ChartScale(double Low, double High)
{
    private const int Steps = 4;

    /// <summary>Its middle, which is round too.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>The smallest round scale that holds all values.</summary>
    /// <param name="values">The values; finite.</param>
    /// <param name="fromZero">True where the scale begins at zero (bars).</param>
    /// <param name="whole">True where it never leaves [0, 1].</param>
    /// <returns>A scale of positive height.</returns>
    public static ChartScale Around(IReadOnlyCollection<double> values, bool fromZero, bool whole)
    {
        var low = values.DefaultIfEmpty(0).Min();
        var high = values.DefaultIfEmpty(1).Max();
        if (fromZero)
            low = Math.Min(0, low);
        if (high - low < 1e-9)
            (low, high) = fromZero ? (0, high <= 0 ? 1 : high) : (low - (Math.Abs(low) / 10) - 1e-3, high + (Math.Abs(high) / 10) + 1e-3);

        var step = Round((high - low) / Steps);
        var (first, last) = (Math.Floor((low / step) + 1e-9), Math.Ceiling((high / step) - 1e-9));
        if ((last - first) % 2 != 0)
            last++;
        (low, high) = (first * step, last * step);
        return whole ? new ChartScale(Math.Max(0, low), Math.Min(1, high)) : new ChartScale(low, high);
    }

    /// <summary>Where a value stands: 0 at the low end, 1 at the high end.</summary>
    public double Place(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>The next of 1, 2, 2.5, 5 times a power of ten.</summary>
    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            if (step <= factor * power * (1 + 1e-9))
                return factor * power;
        }

        return 10 * power;
    }
}

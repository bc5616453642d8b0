namespace Analytics.Statistics.Series.Forecasting;

/// <summary>An exponential smoothing model in the notation of Hyndman et al. 2008, "Forecasting with exponential smoothing", table 2.1.</summary>
/// <param name="Error">How errors enter.</param>
/// <param name="Trend">The trend.</param>
/// <param name="Season">The season.</param>
/// <param name="Period">Values in a season, at least 2 with a season, from 2 to 24 when fitted.</param>
public sealed record EtsModel(EtsError Error, EtsTrend Trend, EtsSeason Season, int Period = 1)
{
    /// <summary>Whether the series must be above zero.</summary>
    public bool NeedsPositive => Error == EtsError.Multiplicative || Season == EtsSeason.Multiplicative;

    /// <summary>The name, like ETS(M,Ad,M).</summary>
    /// <returns>The letters of error, trend and season.</returns>
    public override string ToString()
    {
        var (error, trend) = (Error == EtsError.Additive ? "A" : "M", Trend switch { EtsTrend.None => "N", EtsTrend.Additive => "A", _ => "Ad" });
        return $"ETS({error},{trend},{(Season switch { EtsSeason.None => "N", EtsSeason.Additive => "A", _ => "M" })})";
    }

    /// <summary>Seasonal values that the model holds: the period, or 0.</summary>
    internal int Seasons => Season == EtsSeason.None ? 0 : Period;
}

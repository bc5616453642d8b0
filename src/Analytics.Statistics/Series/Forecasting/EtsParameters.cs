namespace Analytics.Statistics.Series.Forecasting;

/// <summary>Smoothing parameters and the state before the first value.</summary>
/// <param name="Alpha">Smoothing of the level.</param>
/// <param name="Beta">Smoothing of the slope, at most Alpha.</param>
/// <param name="Gamma">Smoothing of the season, at most 1 − Alpha.</param>
/// <param name="Damping">Damping of the slope; 1 for none.</param>
/// <param name="Level">Level before the first value.</param>
/// <param name="Slope">Slope before the first value.</param>
internal readonly record struct EtsParameters(double Alpha, double Beta, double Gamma, double Damping, double Level, double Slope)
{
    private const double Least = 1e-4;
    private const double LeastDamping = 0.8;
    private const double MostDamping = 0.98;

    /// <summary>Whether the parameters are in their usual region.</summary>
    public bool IsAllowed(EtsModel model) =>
        Alpha is > Least and < 1 - Least
        && (model.Trend == EtsTrend.None || (Beta > Least && Beta < Alpha))
        && (model.Season == EtsSeason.None || (Gamma > Least && Gamma < 1 - Alpha))
        && (model.Trend != EtsTrend.Damped || Damping is >= LeastDamping and <= MostDamping);

    /// <summary>The parameters as a vector for a search, without those that the model does not have.</summary>
    public double[] ToVector(EtsModel model, ReadOnlySpan<double> season)
    {
        List<double> vector = [Alpha, Level];
        if (model.Trend != EtsTrend.None) vector.AddRange([Beta, Slope]);
        if (model.Trend == EtsTrend.Damped) vector.Add(Damping);
        if (model.Season != EtsSeason.None) vector.AddRange([Gamma, .. season[..^1]]);
        return [.. vector];
    }

    /// <summary>Parameters and seasonal values from the vector of a search; the last seasonal value follows from the others.</summary>
    public static EtsParameters FromVector(EtsModel model, ReadOnlySpan<double> vector, Span<double> season)
    {
        var (next, beta, slope, damping, gamma) = (2, 0.0, 0.0, model.Trend == EtsTrend.None ? 0.0 : 1.0, 0.0);
        if (model.Trend != EtsTrend.None) (beta, slope, next) = (vector[2], vector[3], 4);
        if (model.Trend == EtsTrend.Damped) damping = vector[next++];
        if (model.Season != EtsSeason.None)
        {
            gamma = vector[next++];
            season[^1] = model.Season == EtsSeason.Additive ? 0 : season.Length;
            for (var i = 0; i < season.Length - 1; i++)
            {
                season[i] = vector[next + i];
                season[^1] -= season[i];
            }
        }

        return new(vector[0], beta, gamma, damping, vector[1], slope);
    }
}

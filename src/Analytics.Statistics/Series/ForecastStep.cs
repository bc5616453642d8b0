namespace Analytics.Statistics.Series;

/// <summary>Forecast of one value ahead.</summary>
/// <param name="Value">The point forecast, in the unit of the series.</param>
/// <param name="Lower">Lower bound of its interval, at most <paramref name="Upper"/>.</param>
/// <param name="Upper">Upper bound of its interval.</param>
public readonly record struct ForecastStep(double Value, double Lower, double Upper)
{
    internal static ForecastStep Symmetric(double value, double half) => new(value, value - half, value + half);
}

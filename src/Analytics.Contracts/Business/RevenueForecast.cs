namespace Analytics.Contracts.Business;

/// <summary>Revenue expected on a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Revenue">What is expected.</param>
/// <param name="Lower">Lower end of the 95 % interval of this day by itself.</param>
/// <param name="Upper">Upper end.</param>
public sealed record RevenueForecast(DateTimeOffset Day, double Revenue, double Lower, double Upper);

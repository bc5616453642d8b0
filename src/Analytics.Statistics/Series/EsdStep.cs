namespace Analytics.Statistics.Series;

/// <summary>One step of the test: the value that was furthest out when the ones before it had been taken away.</summary>
/// <param name="Index">Its place in the series.</param>
/// <param name="Statistic">Its distance from the middle in deviations, at least 0.</param>
/// <param name="Critical">Distance above which it is significant.</param>
public readonly record struct EsdStep(int Index, double Statistic, double Critical);

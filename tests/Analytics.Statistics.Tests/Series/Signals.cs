namespace Analytics.Statistics.Tests.Series;

/// <summary>Seeded series.</summary>
internal static class Signals
{
    public static double[] Normal(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Normal(random))];

    /// <summary>A first-order autoregression about 0.</summary>
    public static double[] Autoregression(Random random, int count, double memory)
    {
        var values = new double[count];
        for (var at = 0; at < count; at++) values[at] = (at == 0 ? 0 : memory * values[at - 1]) + Normal(random);
        return values;
    }

    /// <summary>A trend and a season of a given length with noise.</summary>
    public static double[] Seasonal(Random random, int count, int period, double slope = 0) =>
        [.. Enumerable.Range(0, count).Select(at => 100 + slope * at + 10 * Math.Sin(2 * Math.PI * at / period) + Normal(random))];

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

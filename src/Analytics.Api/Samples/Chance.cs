namespace Analytics.Api.Samples;

/// <summary>Draws from distributions.</summary>
internal static class Chance
{
    /// <summary>A generator for one part of the history, so that parts can be made in any order.</summary>
    public static Random Seeded(int seed, int day, int part) =>
        new(unchecked((int)((((((uint)seed * 31) + (uint)day) * 31) + (uint)part) * 2_654_435_761u)));

    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>By Box and Muller.</summary>
    public static double Normal(this Random random, double mean, double deviation) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    public static double Exponential(this Random random, double mean) => -mean * Math.Log(1 - random.NextDouble());

    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>An index with a chance in proportion to its weight.</summary>
    public static int Weighted(this Random random, ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (var weight in weights) total += weight;
        var rest = random.NextDouble() * total;
        for (var index = 0; index < weights.Length - 1; index++)
        {
            rest -= weights[index];
            if (rest < 0) return index;
        }

        return weights.Length - 1;
    }

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}

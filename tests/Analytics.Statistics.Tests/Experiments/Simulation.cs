namespace Analytics.Statistics.Tests.Experiments;

/// <summary>Counting over runs drawn with a fixed seed.</summary>
internal static class Simulation
{
    /// <summary>Share of runs in which something happens.</summary>
    public static double Share(int runs, Func<Random, bool> happens)
    {
        var random = new Random(20260301);
        return Enumerable.Range(0, runs).Count(_ => happens(random)) / (double)runs;
    }

    /// <summary>The share is the expected one within four standard errors.</summary>
    public static void AssertShare(double expected, int runs, Func<Random, bool> happens)
    {
        var error = 4 * Math.Sqrt(expected * (1 - expected) / runs);
        Assert.InRange(Share(runs, happens), expected - error, expected + error);
    }

    /// <summary>The share is at most the expected one, within four standard errors.</summary>
    public static void AssertAtMost(double expected, int runs, Func<Random, bool> happens) =>
        Assert.True(Share(runs, happens) <= expected + 4 * Math.Sqrt(expected * (1 - expected) / runs));

    public static double[] Values(Random random, int count, Func<Random, double> value)
    {
        var values = new double[count];
        for (var row = 0; row < count; row++) values[row] = value(random);
        return values;
    }
}

internal static class Running
{
    /// <summary>Running sums.</summary>
    public static IEnumerable<double> Scan(this IEnumerable<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) yield return sum += value;
    }
}

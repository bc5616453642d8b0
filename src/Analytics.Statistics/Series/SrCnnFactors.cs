namespace Analytics.Statistics.Series;

/// <summary>Margins in units of the boundary for each whole sensitivity from 0 to 100, and back.</summary>
internal static class SrCnnFactors
{
    private static readonly double[] Factors = Make();

    internal static double Of(double sensitivity)
    {
        var below = (int)sensitivity;
        return below == 100 ? Factors[100] : Factors[below + 1] + (Factors[below] - Factors[below + 1]) * (1 - sensitivity + below);
    }

    /// <summary>Score in [0, 1] of a distance in units of the boundary.</summary>
    internal static double ScoreOf(double distance)
    {
        var level = 0;
        while (level < 100 && Factors[100 - level] < distance) level++;
        if (level == 0) return 0;
        var (lower, upper) = (Factors[101 - level], Factors[100 - level]);
        return (distance >= upper ? level : level - 1 + (distance - lower) / (upper - lower)) / 100;
    }

    private static double[] Make()
    {
        double[] rule =
        [
            .. Line(5, 30, i => 0.8 * (i - 30) * (i - 30) + 32),
            .. Line(30, 50, i => -1.25 * i + 67.5),
            .. Line(50, 60, i => -0.4 * i + 25),
            .. Line(60, 70, i => -0.04 * i + 3.4),
            .. Line(70, 80, i => -0.03 * i + 2.7),
            .. Line(80, 90, i => -0.015 * i + 1.5),
            .. Line(90, 98, i => (-0.013 * i + 1.335) / 1.1),
            0.048 / 1.1,
            0.012,
            .. Line(0, 5, i => 0.008 - 0.001925 * i),
            0,
        ];
        return rule;
    }

    private static IEnumerable<double> Line(int from, int to, Func<int, double> value) => Enumerable.Range(from, to - from).Select(value);
}

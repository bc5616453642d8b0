using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Scoring;

/// <summary>How often 95 % intervals cover a known truth, over samples drawn with a fixed seed.</summary>
internal static class Coverage
{
    public static void Check(double truth, Func<Random, Estimate> sample, int samples = 2000, double least = 0.95, double most = 0.95)
    {
        var error = 4 * Math.Sqrt(0.95 * 0.05 / samples);

        Assert.InRange(Share(truth, sample, samples), least - error, most + error);
    }

    public static double Share(double truth, Func<Random, Estimate> sample, int samples = 2000)
    {
        var random = new Random(20260202);
        return Enumerable.Range(0, samples).Select(_ => sample(random)).Count(figure => new Interval(figure.Lower, figure.Upper).Contains(truth)) / (double)samples;
    }

    public static long[] Draw(Random random, int count, double[] shares)
    {
        var counts = new long[shares.Length];
        for (var row = 0; row < count; row++)
        {
            var (cell, left) = (0, random.NextDouble() - shares[0]);
            while (left >= 0 && cell < shares.Length - 1) left -= shares[++cell];
            counts[cell]++;
        }

        return counts;
    }
}

using System.Numerics;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Series;

/// <summary>Finds the period of a season.</summary>
public static class Periodicity
{
    private const int LongestPeriod = 400;
    private const int LeastSeasons = 8;
    private const double LeastEnergy = 1e-10;

    /// <summary>
    /// The period at which a series repeats itself: the strongest two frequencies of the periodogram, each at its best lag of the autocorrelation,
    /// as ML.NET's DetectSeasonality finds it. Periods up to 400 of which the series has eight. A trend hides seasons: take it out first.
    /// O(n·log n).
    /// </summary>
    /// <param name="series">At least one finite value, evenly spaced, in any unit, oldest first.</param>
    /// <param name="window">Values to look at, the oldest ones, at least 1; null for all.</param>
    /// <param name="randomness">Confidence that the season is no chance, above 0.5 and below 1: the autocorrelation must be above its quantile for noise.</param>
    /// <param name="detrend">Whether the line of least squares is taken out first.</param>
    /// <returns>The period in values, at least 2; null where there is none.</returns>
    /// <exception cref="ArgumentException">The series is empty or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window or the confidence is out of its range.</exception>
    public static int? Detect(ReadOnlySpan<double> series, int? window = null, double randomness = 0.95, bool detrend = false)
    {
        SeriesInput.Check(series);
        var length = Math.Min(SeriesInput.AtLeast(window ?? series.Length, 1), series.Length);
        SeriesInput.Between(randomness, 0.5, 1);

        var values = series[..length].ToArray();
        if (detrend) LinearTrend.Fit(values).RemoveFrom(values);
        if (length < 2 * LeastSeasons) return null;
        var power = Spectrum.Forward(values).Select(each => each.Real * each.Real + each.Imaginary * each.Imaginary).ToArray();
        var covariance = Spectrum.Backward([.. power.Select(each => new Complex(each, 0))]).Select(each => each.Real).ToArray();
        return Best(power, covariance) is { } lag && IsSignificant(covariance, lag, randomness) ? lag : null;
    }

    private static bool IsSignificant(double[] covariance, int lag, double randomness) =>
        covariance[lag] >= LeastEnergy
        && covariance[lag] / covariance[0] >= NormalDistribution.TwoSided(2 * (1 - randomness)) / Math.Sqrt(covariance.Length);

    private static int? Best(double[] power, double[] covariance)
    {
        var first = 1;
        for (var i = 2; i <= power.Length / 2; i++)
            if (power[i] > power[first]) first = i;
        var one = Lag(covariance, first);
        var two = Second(power, first) is { } second ? Lag(covariance, second) : null;
        if (one is null || two is null) return one ?? two;
        return covariance[two.Value] > 1.05 * covariance[one.Value] ? two : one;
    }

    /// <summary>
    /// A strong local peak at another period than the first. A peak is as strong as the bin after it, as ML.NET has it: this refuses sharp lines,
    /// which are mostly harmonics, and keeps broad ones.
    /// </summary>
    private static int? Second(double[] power, int first)
    {
        var half = power.Length / 2;
        var period = power.Length / first;
        var (lower, upper) = (power.Length / (period + 1.0), power.Length / (period - 1.0));
        var (best, strength) = (0, -1.0);
        for (var i = 1; i <= half; i++)
        {
            var (apart, next) = (i <= lower || i >= upper, power[(i + 1) % power.Length]);
            if (apart && power[i] > strength && power[i] >= power[i - 1] && power[i] >= next) (best, strength) = (i, next);
        }

        var sorted = power[1..(half + 1)].Order().ToArray();
        var median = (sorted[(half - 1) / 2] + sorted[half / 2]) / 2;
        return best > 0 && strength > 6 * median && strength > power[first] / 10 ? best : null;
    }

    /// <summary>The lag with the highest autocovariance among those that the frequency may stand for.</summary>
    private static int? Lag(double[] covariance, int frequency)
    {
        if (frequency <= 1) return null;
        var best = 0;
        for (var lag = covariance.Length / (frequency + 1); lag <= Math.Min(covariance.Length / (frequency - 1), covariance.Length - 1); lag++)
            if (covariance[lag] > (best == 0 ? 0 : covariance[best])) best = lag;
        return best > 1 && best <= LongestPeriod && covariance.Length >= LeastSeasons * best ? best : null;
    }
}

using Analytics.Statistics.Series;

namespace Analytics.Core.Anomalies;

/// <summary>
/// Judges the last points of a series by those before. Counts are judged by their roots and other positive values by their logarithms, so that a busy hour may
/// scatter more than a quiet one. Missing points are filled in between their neighbours, and never called out.
/// </summary>
internal static class SeriesJudge
{
    public const string SeasonalHybrid = "seasonal_hybrid_esd";
    public const string SrCnn = "sr_cnn";
    public const string Ssa = "ssa";

    /// <summary>Fewest points.</summary>
    public const int Least = 48;

    private const int HoursOfDay = 24;
    private const int HoursOfWeek = 168;
    private const int DaysOfWeek = 7;
    private const int Seasons = 3;
    private const int ErrorHistory = 100;

    public static readonly string[] Methods = [SeasonalHybrid, SrCnn, Ssa];

    /// <param name="series">Values, oldest first; null where missing.</param>
    /// <param name="first">Place of the first point that is judged.</param>
    /// <param name="isDaily">Days; else hours.</param>
    /// <param name="method">The method; null: the seasonal hybrid.</param>
    /// <param name="alpha">Level of the seasonal hybrid.</param>
    /// <param name="isCount">Counts or sums of them.</param>
    public static SeriesVerdict Of(double?[] series, int first, bool isDaily, string? method, double alpha, bool isCount)
    {
        if (series.Length < Least || series.Count(value => value is not null) < Least) return new(null, null, series.Length, new HashSet<int>(), null);
        var scale = SeriesScale.Of(series, isCount);
        var filled = Filled(series, scale);
        int? season = isDaily ? Fits(filled, DaysOfWeek) : Fits(filled, HoursOfWeek) ?? Fits(filled, HoursOfDay);
        var name = method ?? SeasonalHybrid;
        var (found, expected) = name switch
        {
            SrCnn => (OfSpectrum(filled, season), null),
            Ssa => (OfSingularSpectrum(filled, first, season), null),
            _ => OfSeason(filled, season, alpha),
        };
        return new(
            name,
            season,
            series.Length,
            found.Where(at => at >= first && series[at] is not null).ToHashSet(),
            expected?.Select(scale.Back).ToList());
    }

    private static int? Fits(double[] values, int season) => values.Length >= Seasons * season ? season : null;

    private static (IEnumerable<int> Found, double[] Expected) OfSeason(double[] values, int? season, double alpha)
    {
        var seasonal = season is { } period ? StlDecomposition.Of(values, new StlOptions { Period = period, Robust = true }).Seasonal : new double[values.Length];
        double[] rest = [.. values.Zip(seasonal, (value, part) => value - part)];
        var middle = rest.Order().ElementAt(rest.Length / 2);
        return (GeneralisedEsd.Test(rest, new EsdOptions { Alpha = alpha, Robust = true }).Outliers, [.. seasonal.Select(part => part + middle)]);
    }

    private static IEnumerable<int> OfSpectrum(double[] values, int? season) =>
        SpectralResidual.Detect(values, new SrCnnOptions { Period = season ?? 0 }).Index().Where(point => point.Item.IsAnomaly).Select(point => point.Index);

    /// <summary>Trained on the older part of the history; the rest of it fills the detector's own history of errors.</summary>
    private static IEnumerable<int> OfSingularSpectrum(double[] values, int first, int? season)
    {
        var training = values.AsSpan(0, Math.Max(first - Math.Min(ErrorHistory, first / 2), Least / 2)).ToArray();
        var detector = SsaSpikeDetector.Train(training, Math.Min(season ?? HoursOfDay, training.Length / Seasons));
        return [.. Enumerable.Range(training.Length, values.Length - training.Length).Where(at => detector.Add(values[at]).IsAlert)];
    }

    private static double[] Filled(double?[] series, SeriesScale scale)
    {
        var filled = new double[series.Length];
        for (var at = 0; at < series.Length; at++) filled[at] = series[at] is { } value ? scale.To(value) : Between(series, at, scale);
        return filled;
    }

    private static double Between(double?[] series, int at, SeriesScale scale)
    {
        var before = Array.FindLastIndex(series, at, value => value is not null);
        var after = Array.FindIndex(series, at, value => value is not null);
        if (before < 0 || after < 0) return scale.To(series[Math.Max(before, after)]!.Value);
        var (left, right) = (scale.To(series[before]!.Value), scale.To(series[after]!.Value));
        return left + ((right - left) * (at - before) / (after - before));
    }
}

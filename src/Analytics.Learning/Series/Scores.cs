using Analytics.Statistics.Series;

namespace Analytics.Learning.Series;

/// <summary>Readings of detectors as rows of numbers.</summary>
internal static class Scores
{
    public static SeriesColumn SpikeColumn(string name) => SeriesColumn.OfScores(name, "Alert", "Raw Score", "P-Value Score");

    public static SeriesColumn ChangePointColumn(string name) => SeriesColumn.OfScores(name, "Alert", "Raw Score", "P-Value Score", "Martingale Score");

    public static void Write(SpikeReading reading, double[] row) => (row[0], row[1], row[2]) = (Flag(reading.IsAlert), reading.RawScore, reading.PValue);

    public static void Write(ChangePointReading reading, double[] row) =>
        (row[0], row[1], row[2], row[3]) = (Flag(reading.IsAlert), reading.RawScore, reading.PValue, reading.Martingale);

    public static void Write(SrCnnReading reading, double[] row) => (row[0], row[1], row[2]) = (Flag(reading.IsAnomaly), reading.Score, reading.Magnitude);

    /// <summary>The numbers of a point of an entire series, as many as the mode asks for.</summary>
    public static double[] Of(SrCnnPoint point, SrCnnMode mode) => mode switch
    {
        SrCnnMode.AnomalyOnly => [Flag(point.IsAnomaly), point.Score, point.Magnitude],
        SrCnnMode.AnomalyAndExpectedValue => [Flag(point.IsAnomaly), point.Score, point.Magnitude, point.Expected!.Value],
        _ => [Flag(point.IsAnomaly), point.Score, point.Magnitude, point.Expected!.Value, point.Unit!.Value, point.Upper!.Value, point.Lower!.Value],
    };

    private static double Flag(bool flag) => flag ? 1 : 0;
}

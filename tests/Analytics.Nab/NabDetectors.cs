using Analytics.Statistics.Series;

namespace Analytics.Nab;

/// <summary>The detectors of the library that the benchmark is run on. Each scores a row from the rows up to it alone.</summary>
internal static class NabDetectors
{
    public static IReadOnlyDictionary<string, Func<NabFile, IReadOnlyList<double>>> All { get; } = new Dictionary<string, Func<NabFile, IReadOnlyList<double>>>
    {
        ["IID spike, history 100"] = file => Spikes(file, 100),
        ["IID spike, history 400"] = file => Spikes(file, 400),
        ["IID spike, history 1000"] = file => Spikes(file, 1000),
        ["SR-CNN stream, window 64, judgement 21"] = file => Saliency(file, 64, 21),
        ["SR-CNN stream, window 256, judgement 40"] = file => Saliency(file, 256, 40),
        ["Surprise, no season"] = file => Surprises(file, 0),
        ["Surprise, season of a day"] = file => Surprises(file, Day(file)),
    };

    private static double[] Spikes(NabFile file, int history)
    {
        var detector = new IidSpikeDetector(new() { HistoryLength = history });
        return [.. file.Values.Select((value, row) => detector.Add((float)value) is var reading && row < history ? 0 : Math.Log(reading.PValue) / Math.Log(1e-8))];
    }

    private static double[] Saliency(NabFile file, int window, int judgement)
    {
        var detector = new SrCnnStreamDetector(new() { WindowSize = window, Judgement = judgement });
        return [.. file.Values.Select(value => Math.Min(detector.Add(value).Score, 1))];
    }

    private static double[] Surprises(NabFile file, int period)
    {
        var detector = new SurpriseDetector(new() { Period = period });
        return [.. file.Values.Select(value => detector.Add(value).FreshScore)];
    }

    /// <summary>Rows in a day by the first two timestamps; 0 for fewer than two.</summary>
    private static int Day(NabFile file)
    {
        var rows = TimeSpan.FromDays(1) / (file.Times[1] - file.Times[0]);
        return double.IsFinite(rows) && rows >= 2 ? (int)Math.Round(rows) : 0;
    }
}

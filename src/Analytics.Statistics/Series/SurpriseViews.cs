namespace Analytics.Statistics.Series;

/// <summary>The statistics of the newest value of a stream, each large where the value is unusual in one way.</summary>
internal sealed class SurpriseViews(SurpriseOptions options)
{
    private readonly List<double> values = [];
    private readonly List<double> departures = [];

    /// <summary>Values before a value that its statistics depend on.</summary>
    public int Reach => options.Period * options.Seasons + options.Window;

    public int Count => options.Period > 0 ? 7 : 5;

    /// <summary>The value itself and its opposite, its jump, the mean of the newest and its opposite, and the departure from its phase and their mean.</summary>
    public double[] Of(double value)
    {
        var jump = values.Count == 0 ? 0 : Math.Abs(value - values[^1]);
        values.Add(value);
        var mean = Mean(values);
        double[] plain = [value, -value, jump, mean, -mean];
        if (options.Period == 0) return Trimmed(plain);

        departures.Add(Departure());
        return Trimmed([.. plain, Math.Abs(departures[^1]), Math.Abs(Mean(departures))]);
    }

    private double Mean(List<double> all)
    {
        var (sum, start) = (0.0, Math.Max(0, all.Count - options.Window));
        for (var i = start; i < all.Count; i++) sum += all[i];
        return sum / (all.Count - start);
    }

    /// <summary>Difference from the median of the values at the same phase of earlier seasons; 0 with fewer than two of them.</summary>
    private double Departure()
    {
        var earlier = new List<double>(options.Seasons);
        for (var season = 1; season <= options.Seasons && values.Count - 1 - season * options.Period >= 0; season++) earlier.Add(values[^(1 + season * options.Period)]);
        if (earlier.Count < 2) return 0;
        earlier.Sort();
        return values[^1] - (earlier[(earlier.Count - 1) / 2] + earlier[earlier.Count / 2]) / 2;
    }

    private double[] Trimmed(double[] statistics)
    {
        Trim(values);
        Trim(departures);
        return statistics;
    }

    private void Trim(List<double> list)
    {
        if (list.Count > 2 * (Reach + 1)) list.RemoveRange(0, list.Count - Reach - 1);
    }
}

namespace Analytics.Statistics.Series.Forecasting;

/// <summary>An exponential smoothing model fitted by maximum likelihood.</summary>
internal sealed class EtsFit
{
    private const int Evaluations = 2500;

    private EtsFit(EtsModel model, double[] values, double[] vector)
    {
        Model = model;
        Season = new double[model.Seasons];
        Parameters = EtsParameters.FromVector(model, vector, Season);
        var filter = new EtsFilter(model, Parameters, Season);
        Criterion = Cost(model, values, vector, Season);
        Parameters = EtsParameters.FromVector(model, vector, Season);
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += Math.Pow(filter.Error(value), 2);
            filter.Update(value);
        }

        var count = vector.Length + 1;
        Variance = squares / Math.Max(1, values.Length - count);
        Final = Parameters with { Level = filter.Level, Slope = filter.Slope };
        Phase = filter.Phase;
        Criterion += 2 * count + (values.Length > count + 1 ? 2.0 * count * (count + 1) / (values.Length - count - 1) : 1e6);
    }

    public EtsModel Model { get; }

    /// <summary>Parameters, with the state before the first value.</summary>
    public EtsParameters Parameters { get; }

    /// <summary>Parameters, with the state after the last value.</summary>
    public EtsParameters Final { get; }

    /// <summary>Seasonal values after the last value.</summary>
    public double[] Season { get; }

    public int Phase { get; }

    /// <summary>Variance of the errors in the model's terms.</summary>
    public double Variance { get; }

    /// <summary>Akaike's criterion corrected for small samples, less a constant.</summary>
    public double Criterion { get; }

    public static EtsFit Of(EtsModel model, double[] values)
    {
        var season = new double[model.Seasons];
        var start = Start(model, values, season).ToVector(model, season);
        var room = new double[model.Seasons];
        var best = Simplex.Minimise(vector => Cost(model, values, vector, room), start, Steps(model, values, start), Evaluations);
        best = Simplex.Minimise(vector => Cost(model, values, vector, room), best, Steps(model, values, best), Evaluations);
        return new(model, values, best);
    }

    /// <summary>Twice the negative logarithm of the likelihood, less a constant.</summary>
    private static double Cost(EtsModel model, double[] values, double[] vector, Span<double> season)
    {
        var parameters = EtsParameters.FromVector(model, vector, season);
        if (!parameters.IsAllowed(model)) return double.PositiveInfinity;
        if (model.Season == EtsSeason.Multiplicative && season.ContainsAnyExceptInRange(1e-6, double.MaxValue)) return double.PositiveInfinity;

        var filter = new EtsFilter(model, parameters, season);
        var (squares, logs) = (0.0, 0.0);
        foreach (var value in values)
        {
            var error = filter.Error(value);
            squares += error * error;
            if (model.Error == EtsError.Multiplicative) logs += Math.Log(Math.Max(Math.Abs(filter.Next), 1e-300));
            filter.Update(value);
        }

        return values.Length * Math.Log(Math.Max(squares, 1e-300)) + 2 * logs;
    }

    private static EtsParameters Start(EtsModel model, double[] values, Span<double> season)
    {
        var multiplicative = model.Season == EtsSeason.Multiplicative;
        if (model.Season != EtsSeason.None) SeasonalIndices.Of(values, model.Period, multiplicative).CopyTo(season);
        var first = new double[Math.Min(Math.Max(10, 2 * model.Period), values.Length)];
        for (var i = 0; i < first.Length; i++)
            first[i] = model.Seasons == 0 ? values[i] : multiplicative ? values[i] / Math.Max(season[i % model.Period], 1e-6) : values[i] - season[i % model.Period];
        var line = LinearTrend.Fit(first);
        var (level, slope) = model.Trend == EtsTrend.None ? (first.Average(), 0) : (line.At(-1), line.Slope);
        var alpha = model.Seasons > 0 ? 0.2 / Math.Sqrt(model.Period) : 0.2;
        return new(alpha, 0.1 * alpha, 0.05 * (1 - alpha), model.Trend == EtsTrend.Damped ? 0.978 : 1, level, slope);
    }

    private static double[] Steps(EtsModel model, double[] values, double[] start)
    {
        var spread = Math.Max(Math.Sqrt(Summaries.Moments.Of(values).Variance), 1e-8);
        var steps = new double[start.Length];
        Array.Fill(steps, model.Season == EtsSeason.Multiplicative ? 0.05 : 0.1 * spread);
        (steps[0], steps[1]) = (0.2, 0.1 * spread);
        var next = 2;
        if (model.Trend != EtsTrend.None) (steps[2], steps[3], next) = (start[0] * 0.4 - start[2] * 0.2, 0.02 * spread, 4);
        if (model.Trend == EtsTrend.Damped) steps[next++] = start[next - 1] > 0.9 ? -0.08 : 0.08;
        if (model.Season != EtsSeason.None) steps[next] = 0.1;
        return steps;
    }
}

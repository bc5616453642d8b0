namespace Analytics.Statistics.Series.Forecasting;

/// <summary>The recursion of an exponential smoothing model with its parameters.</summary>
internal ref struct EtsFilter
{
    private const double Least = 1e-10;

    private readonly EtsModel model;
    private readonly EtsParameters parameters;
    private readonly Span<double> season;
    private double level;
    private double slope;
    private int phase;

    /// <param name="model">The model.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="season">Room for the seasonal values, filled with those of the first season.</param>
    /// <param name="phase">Place in the season.</param>
    public EtsFilter(EtsModel model, EtsParameters parameters, Span<double> season, int phase = 0)
    {
        (this.model, this.parameters, level, slope, this.phase) = (model, parameters, parameters.Level, parameters.Slope, phase);
        this.season = season;
    }

    public readonly double Level => level;

    public readonly double Slope => slope;

    public readonly int Phase => phase;

    /// <summary>What the model expects next.</summary>
    public readonly double Next => model.Season switch
    {
        EtsSeason.None => Base,
        EtsSeason.Additive => Base + season[phase],
        _ => Base * season[phase],
    };

    private readonly double Base => level + parameters.Damping * slope;

    /// <summary>The error of a value in the model's terms.</summary>
    public readonly double Error(double value)
    {
        var next = Next;
        return model.Error == EtsError.Additive ? value - next : (value - next) / Away(next);
    }

    /// <summary>Takes the next value in.</summary>
    public void Update(double value)
    {
        var before = Base;
        var adjusted = model.Season switch
        {
            EtsSeason.None => value,
            EtsSeason.Additive => value - season[phase],
            _ => value / Away(season[phase]),
        };
        var now = before + parameters.Alpha * (adjusted - before);
        if (model.Trend != EtsTrend.None)
            slope = parameters.Damping * slope + parameters.Beta / parameters.Alpha * (now - before);
        level = now;
        if (model.Season == EtsSeason.None) return;

        var seen = model.Season == EtsSeason.Additive ? value - before : value / Away(before);
        season[phase] += parameters.Gamma * (seen - season[phase]);
        phase = phase + 1 == season.Length ? 0 : phase + 1;
    }

    private static double Away(double value) => Math.Abs(value) < Least ? Math.CopySign(Least, value) : value;
}

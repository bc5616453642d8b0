namespace Analytics.Statistics.Series;

/// <summary>Scores values by the forecasts of an SSA model that consumes them.</summary>
internal sealed class SsaScore(SsaModel model, SsaDetectorOptions options)
{
    /// <summary>Squares of differences of scores stay finite.</summary>
    private const double LargestScore = 1e150;

    private readonly SsaModel model = new(model.State);

    public SsaState Saved => model.State;

    /// <summary>Model of a detector: rank at most half of the season, not stabilised, as forecasts go one step ahead.</summary>
    public static SsaModel Train(ReadOnlySpan<double> training, int season) => SsaModel.Train(
        training,
        new() { WindowSize = SeriesInput.AtLeast(season, 2), MaxRank = Math.Max(1, season / 2), Stabilise = false });

    public double Of(double value)
    {
        SeriesInput.CheckMissable(value);
        if (options.ConsumeFirst) model.Consume(value);
        var score = Error(value, model.Next);
        if (!options.ConsumeFirst) model.Consume(value);
        return Math.Clamp(score, -LargestScore, LargestScore);
    }

    private double Error(double value, double forecast) => options.Error switch
    {
        SsaError.SignedDifference => value - forecast,
        SsaError.AbsoluteDifference => Math.Abs(value - forecast),
        SsaError.SignedProportion => Proportion(value, forecast),
        SsaError.AbsoluteProportion => Math.Abs(Proportion(value, forecast)),
        SsaError.SquaredDifference => (value - forecast) * (value - forecast),
        _ => throw new InvalidOperationException("The error is not one of those defined."),
    };

    private static double Proportion(double value, double forecast) => (value, forecast) switch
    {
        (double.NaN, _) => double.NaN,
        (_, 0) => 0,
        _ => (value - forecast) / forecast,
    };
}

namespace Analytics.Statistics.Series;

/// <summary>Turns scores into readings by betting on each score's p-value against the scores before it.</summary>
internal sealed class ChangePointJudge
{
    private readonly ChangePointOptions options;
    private readonly RollingValues scores;
    private readonly MartingaleWindow martingale;
    private int quiet;

    public ChangePointJudge(ChangePointOptions options, DetectorState? state)
    {
        ArgumentNullException.ThrowIfNull(options);
        SeriesInput.Between(options.Confidence, 0, 100);
        SeriesInput.Between(options.Epsilon, 0, 1);
        this.options = options;
        scores = new(SeriesInput.AtLeast(options.HistoryLength, 1));
        foreach (var score in state?.Scores ?? []) scores.Add(score);
        martingale = new(options, state?.LogBets ?? []);
        quiet = state?.Quiet ?? 0;
    }

    public DetectorState Saved => new() { Scores = scores.OldestFirst(), LogBets = martingale.Saved, Quiet = quiet };

    public ChangePointReading Judge(double score)
    {
        if (double.IsNaN(score)) return new(false, double.NaN, double.NaN, double.NaN);

        var probability = KernelPValue.Of(score, scores.Unordered, SpikeSide.TwoSided);
        scores.Add(score);
        var log = martingale.Add(probability);
        quiet = Math.Max(0, quiet - 1);
        var alert = scores.IsFull && quiet == 0 && log >= martingale.LogThreshold;
        if (alert) quiet = options.HistoryLength;
        return new(alert, score, probability, log);
    }
}

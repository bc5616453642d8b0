namespace Analytics.Statistics.Series;

/// <summary>Turns scores into readings by comparing each with the scores before it.</summary>
internal sealed class SpikeJudge
{
    private readonly SpikeOptions options;
    private readonly RollingValues scores;

    public SpikeJudge(SpikeOptions options, DetectorState? state)
    {
        ArgumentNullException.ThrowIfNull(options);
        SeriesInput.Within(options.Confidence, 0, 100);
        this.options = options;
        scores = new(SeriesInput.AtLeast(options.HistoryLength, 1));
        foreach (var score in state?.Scores ?? []) scores.Add(score);
    }

    public double[] Saved => scores.OldestFirst();

    public SpikeReading Judge(double score)
    {
        if (double.IsNaN(score)) return new(false, double.NaN, double.NaN);

        var probability = KernelPValue.Of(score, scores.Unordered, options.Side);
        scores.Add(score);
        return new(scores.IsFull && probability <= 1 - options.Confidence / 100, score, probability);
    }
}

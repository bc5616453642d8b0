using Analytics.Statistics.Summaries;

namespace Analytics.Core.Ports;

/// <summary>Value of a <see cref="Summary"/>; the member of its kind is set.</summary>
public sealed record SummaryValue
{
    public long Count { get; init; }

    public Moments? Moments { get; init; }

    public LogHistogram? Sketch { get; init; }

    public IReadOnlyList<long>? Histogram { get; init; }

    public IReadOnlyList<CategoryCount>? Categories { get; init; }

    public IReadOnlyList<ScoreCount>? Scores { get; init; }

    public IReadOnlyList<PredictedScore>? PredictedScores { get; init; }

    public IReadOnlyList<ConfusionCell>? Confusion { get; init; }
}

using Analytics.Statistics.Series;

namespace Analytics.Learning.Series;

/// <summary>Change points of independent values.</summary>
internal sealed record IidChangePointPlan : SeriesPlan
{
    public required ChangePointOptions Options { get; init; }

    public DetectorState? State { get; init; }

    public override IReadOnlyList<SeriesColumn> Columns() => [Scores.ChangePointColumn(Output)];

    public override SeriesTransformer ToTransformer() => new IidChangePointDetector(this);

    public override SeriesRun Start(bool consumeFirst = false)
    {
        var detector = new Statistics.Series.IidChangePointDetector(Options, State);
        return new DetectorRun(4, (value, row) => Scores.Write(detector.Add(value), row), () => this with { State = detector.State });
    }
}

using Analytics.Statistics.Series;

namespace Analytics.Learning.Series;

/// <summary>Spikes of independent values.</summary>
internal sealed record IidSpikePlan : SeriesPlan
{
    public required SpikeOptions Options { get; init; }

    public DetectorState? State { get; init; }

    public override IReadOnlyList<SeriesColumn> Columns() => [Scores.SpikeColumn(Output)];

    public override SeriesTransformer ToTransformer() => new IidSpikeDetector(this);

    public override SeriesRun Start(bool consumeFirst = false)
    {
        var detector = new Statistics.Series.IidSpikeDetector(Options, State);
        return new DetectorRun(3, (value, row) => Scores.Write(detector.Add(value), row), () => this with { State = detector.State });
    }
}

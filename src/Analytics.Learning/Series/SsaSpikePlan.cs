using Analytics.Statistics.Series;
using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>Spikes of a seasonal series.</summary>
internal sealed record SsaSpikePlan : SeriesPlan
{
    public required SpikeOptions Options { get; init; }

    public required SsaTrainingPlan Training { get; init; }

    public DetectorState? State { get; init; }

    public override IReadOnlyList<SeriesColumn> Columns() => [Scores.SpikeColumn(Output)];

    public override SeriesTransformer ToTransformer() => new SsaSpikeDetector(this);

    public override SeriesPlan Train(IDataView data) => this with
    {
        State = Statistics.Series.SsaSpikeDetector.Train(Training.Values(data, Input), Training.Season, Options, Training.Scoring()).State,
    };

    public override SeriesRun Start(bool consumeFirst = false)
    {
        var detector = new Statistics.Series.SsaSpikeDetector(State!, Options, Training.Scoring(consumeFirst));
        return new DetectorRun(3, (value, row) => Scores.Write(detector.Add(value), row), () => this with { State = detector.State });
    }
}

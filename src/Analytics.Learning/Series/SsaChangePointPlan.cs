using Analytics.Statistics.Series;
using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>Change points of a seasonal series.</summary>
internal sealed record SsaChangePointPlan : SeriesPlan
{
    public required ChangePointOptions Options { get; init; }

    public required SsaTrainingPlan Training { get; init; }

    public DetectorState? State { get; init; }

    public override IReadOnlyList<SeriesColumn> Columns() => [Scores.ChangePointColumn(Output)];

    public override SeriesTransformer ToTransformer() => new SsaChangePointDetector(this);

    public override SeriesPlan Train(IDataView data) => this with
    {
        State = Statistics.Series.SsaChangePointDetector.Train(Training.Values(data, Input), Training.Season, Options, Training.Scoring()).State,
    };

    public override SeriesRun Start(bool consumeFirst = false)
    {
        var detector = new Statistics.Series.SsaChangePointDetector(State!, Options, Training.Scoring(consumeFirst));
        return new DetectorRun(4, (value, row) => Scores.Write(detector.Add(value), row), () => this with { State = detector.State });
    }
}

using Analytics.Statistics.Series;

namespace Analytics.Learning.Series;

/// <summary>Anomalies of a stream by its spectral residual. A missing value has no scores and changes nothing.</summary>
internal sealed record SrCnnPlan : SeriesPlan
{
    public required SrCnnStreamOptions Options { get; init; }

    public IReadOnlyList<double>? State { get; init; }

    public override IReadOnlyList<SeriesColumn> Columns() => [SeriesColumn.OfScores(Output, "Alert", "Raw Score", "Magnitude")];

    public override SeriesTransformer ToTransformer() => new SrCnnAnomalyDetector(this);

    public override SeriesRun Start(bool consumeFirst = false)
    {
        var detector = new SrCnnStreamDetector(Options, State);
        return new DetectorRun(3, (value, row) => Scores.Write(Judge(detector, value), row), () => this with { State = detector.Saved });
    }

    private static SrCnnReading Judge(SrCnnStreamDetector detector, double value) =>
        double.IsNaN(value) ? new(false, double.NaN, double.NaN) : detector.Add(value);
}

using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;

namespace Analytics.Core.Performance;

/// <summary>Which measures of the catalogue make up the scorecard of a task.</summary>
internal sealed class ScorecardMeasures(ModelTask task)
{
    private static readonly MeasureAggregate Volume = Default("predictions");
    private static readonly MeasureAggregate Labelled = Default("labelled");
    private static readonly MeasureAggregate LabelCoverage = Default("labelCoverage");
    private static readonly Dictionary<string, MeasureAggregate> Latency = new[] { "p50", "p95", "p99" }
        .ToDictionary(name => name, name => MeasureCatalogue.Find("latency")!.Aggregates.First(aggregate => aggregate.Name == name));

    private static readonly Dictionary<string, MeasureAggregate> Acceptance = Defaults("acceptanceRate", "completionRate", "rating");
    private static readonly Dictionary<string, MeasureAggregate> Safety = Defaults("violationRate");

    private readonly Dictionary<string, MeasureAggregate> performance = MeasureCatalogue.All
        .Where(measure => measure.Tasks.Contains(task))
        .ToDictionary(measure => measure.Name, measure => measure.Aggregates[0]);

    /// <summary>All that is asked, in one panel.</summary>
    public IReadOnlyList<MeasureAggregate> Aggregates =>
        [Volume, Labelled, LabelCoverage, .. Latency.Values, .. Acceptance.Values, .. Safety.Values, .. performance.Values];

    public ScorecardFigures Figures(PanelRow row) => new()
    {
        Volume = row.Figure(Volume).N,
        Labelled = row.Figure(Labelled).N,
        LabelCoverage = row.Figure(LabelCoverage),
        Performance = Figures(row, performance),
        LatencyMs = Figures(row, Latency),
        Acceptance = Figures(row, Acceptance),
        Safety = Figures(row, Safety),
    };

    private static Dictionary<string, Figure> Figures(PanelRow row, Dictionary<string, MeasureAggregate> aggregates) =>
        aggregates.ToDictionary(pair => pair.Key, pair => row.Figure(pair.Value));

    private static Dictionary<string, MeasureAggregate> Defaults(params string[] measures) => measures.ToDictionary(name => name, Default);

    private static MeasureAggregate Default(string measure) => MeasureCatalogue.Find(measure)!.Aggregates[0];
}

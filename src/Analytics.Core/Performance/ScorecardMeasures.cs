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

    private static readonly Measure Cost = MeasureCatalogue.Find("cost")!;

    private readonly Dictionary<string, MeasureAggregate> performance = MeasureCatalogue.All
        .Where(measure => measure.Tasks.Contains(task))
        .ToDictionary(measure => measure.Name, measure => measure.Aggregates[0]);

    /// <summary>All that is asked, in one panel.</summary>
    public IReadOnlyList<MeasureAggregate> Aggregates =>
        [Volume, Labelled, LabelCoverage, .. Latency.Values, .. Acceptance.Values, .. Safety.Values, .. performance.Values, PerAnswer];

    /// <summary>Cost in all and of one answer: of one currency each.</summary>
    public static IReadOnlyList<MeasureAggregate> Costs => [Total, PerAnswer];

    private static MeasureAggregate Total => Cost.Aggregates.First(aggregate => aggregate.Name == "sum");

    private static MeasureAggregate PerAnswer => Cost.Aggregates.First(aggregate => aggregate.Name == "mean");

    /// <summary>True where answers say what they cost.</summary>
    public static bool HasCost(PanelRow row) => row.Figure(PerAnswer).N > 0;

    /// <summary>The cost by currency, of the rows of <see cref="Costs"/>; null where no row names one.</summary>
    public static CostFigures? CostOf(IReadOnlyList<PanelRow> rows)
    {
        List<PanelRow> named = [.. rows.Where(row => row.Key.First is not null && HasCost(row)).OrderByDescending(row => row.Figure(Total).Value)];
        return named is [var largest, .. var others] ? new(largest.Key.First!, largest.Figure(Total), largest.Figure(PerAnswer), [.. others.Select(row => row.Key.First!)]) : null;
    }

    /// <summary>How the figures come about, by their names on the scorecard.</summary>
    public IReadOnlyDictionary<string, FigureSource> Sources(string model, string? version, TimeRange window)
    {
        MeasureFilter[] filters = version is null ? [Only("model", model)] : [Only("model", model), Only("version", version)];
        return performance.Keys.Concat(Acceptance.Keys).Concat(Safety.Keys).Append("labelCoverage").Select(name => (Name: name, Measure: name, Aggregate: (string?)null))
            .Concat(Latency.Keys.Select(name => (Name: name, Measure: "latency", Aggregate: (string?)name)))
            .ToDictionary(
                one => one.Name,
                one => new FigureSource(MeasureCatalogue.Find(one.Measure)!.Definition, new MeasureQuery { Measure = one.Measure, Aggregate = one.Aggregate, Filters = filters, Range = window }));
    }

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

    private static MeasureFilter Only(string field, string value) => new() { Field = field, Values = [value] };

    private static Dictionary<string, MeasureAggregate> Defaults(params string[] measures) => measures.ToDictionary(name => name, Default);

    private static MeasureAggregate Default(string measure) => MeasureCatalogue.Find(measure)!.Aggregates[0];
}

using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>The aggregates of a number field.</summary>
internal static class NumberAggregates
{
    /// <summary>The named aggregates, in that order.</summary>
    public static IReadOnlyList<MeasureAggregate> Of(EventSource source, Field field, string unit, params ReadOnlySpan<string> names)
    {
        var aggregates = new List<MeasureAggregate>(names.Length);
        foreach (var name in names) aggregates.Add(Named(name, source, field, unit));
        return aggregates;
    }

    private static MeasureAggregate Named(string name, EventSource source, Field field, string unit)
    {
        var moments = new SummaryPart(source, new Summary.MomentsOf(field));
        return name switch
        {
            "p50" => Quantile(name, 0.50, moments, field, unit),
            "p95" => Quantile(name, 0.95, moments, field, unit),
            "p99" => Quantile(name, 0.99, moments, field, unit),
            "mean" => Moments(name, unit, moments, value => value.Numbers() is { Count: 1 } one ? Figures.Plain(1, one.Mean) : Figures.Mean(value.Numbers(), "values")),
            "min" => Moments(name, unit, moments, value => Figures.Plain(value.Numbers().Count, value.Numbers().Min)),
            "max" => Moments(name, unit, moments, value => Figures.Plain(value.Numbers().Count, value.Numbers().Max)),
            "sum" => Moments(name, unit, moments, value => Figures.Plain(value.Numbers().Count, value.Numbers().Sum)),
            "count" => Moments(name, Units.Count, moments, value => Figures.Count(value.Numbers().Count)),
            "missing" => Missing(source, moments),
            "histogram" => Moments(name, unit, moments, value => Figures.Mean(value.Numbers(), "values")) with { Unbinned = field },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No aggregate of numbers has this name."),
        };
    }

    private static MeasureAggregate Moments(string name, string unit, SummaryPart moments, Func<SummaryValue, Figure> finish) => new()
    {
        Name = name,
        Unit = unit,
        Parts = [moments],
        Finish = values => finish(values[0]),
    };

    private static MeasureAggregate Quantile(string name, double probability, SummaryPart moments, Field field, string unit) => new()
    {
        Name = name,
        Unit = unit,
        Parts = [moments, new SummaryPart(moments.Source, new Summary.SketchOf(field))],
        Finish = values => values[1].Sketch is { Count: > 0 } sketch ? Figures.Quantile(sketch, probability, values[0].Numbers()) : Figures.Plain(0, 0),
    };

    private static MeasureAggregate Missing(EventSource source, SummaryPart moments) => new()
    {
        Name = "missing",
        Unit = Units.Ratio,
        Parts = [new SummaryPart(source, new Summary.CountOf()), moments],
        Finish = values => Figures.Share(values[0].Count - values[1].Numbers().Count, values[0].Count, "no predictions yet"),
    };
}

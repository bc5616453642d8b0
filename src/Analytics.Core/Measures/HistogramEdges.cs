using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Measures;

/// <summary>Bins with edges that people can read: about 20, of the widths 1, 2, 2.5 or 5 times a power of ten.</summary>
internal static class HistogramEdges
{
    private const int Bins = 20;
    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    /// <summary>The aggregate with its bins laid over a range of values.</summary>
    public static MeasureAggregate Over(Moments range, MeasureAggregate aggregate)
    {
        if (aggregate.Unbinned is not { } field) return aggregate;
        if (range.Count == 0) return aggregate with { Bins = _ => [] };

        var edges = Between(range.Min, range.Max);
        var counts = new SummaryPart(aggregate.Parts[0].Source, new Summary.HistogramOf(field, edges));
        return aggregate with { Parts = [.. aggregate.Parts, counts], Bins = values => BinsOf(edges, values[^1].Histogram) };
    }

    /// <summary>Ascending edges, at least two; the first is not above the smallest value, the last not below the largest.</summary>
    public static IReadOnlyList<double> Between(double min, double max)
    {
        var magnitude = Math.Max(Math.Abs(min), Math.Abs(max));
        var width = min == max
            ? NiceWidth(Math.Max(1, magnitude / 10))
            // Ranges that are narrow beside their magnitude would lose their edges to rounding.
            : NiceWidth(Math.Max(max / Bins - min / Bins, Math.Max(magnitude * 1e-12, 1e-9)));

        var first = Math.Floor(min / width);
        var last = Math.Ceiling(max / width);

        // The divisions round, and may even reach 0.
        if (Multiple(first, width) > min) first--;
        if (Multiple(last, width) < max || last == first) last++;
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(step => Multiple(first + step, width))];
    }

    private static double NiceWidth(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return Steps.Select(step => step * power).First(width => width >= atLeast * (1 - 1e-9));
    }

    // 3 × 0.1 is 0.30000000000000004, but 3 ÷ 10 is 0.3.
    private static double Multiple(double times, double width) =>
        Math.Clamp(width < 1 ? times / Math.Round(1 / width, 6) : times * width, double.MinValue, double.MaxValue);

    private static IReadOnlyList<HistogramBin> BinsOf(IReadOnlyList<double> edges, IReadOnlyList<long>? counts) =>
        [.. Enumerable.Range(0, edges.Count - 1).Select(bin => new HistogramBin(edges[bin], edges[bin + 1], null, counts?[bin + 1] ?? 0))];
}

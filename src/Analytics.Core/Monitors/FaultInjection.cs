using Analytics.Contracts.Monitoring;
using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Monitors;

/// <summary>Injects a fault into summaries and sampled rows of predictions.</summary>
internal sealed class FaultInjection(InjectedFault fault, Field field) : IInjection
{
    public const string Scale = "scale";
    public const string Shift = "shift";
    public const string Missing = "missing";
    public const string Vanish = "vanish";

    public EventSource Source => EventSource.Predictions;

    public SummaryQuery Ask(SummaryQuery query) => query;

    public SummaryGroup Into(SummaryGroup group, SummaryQuery query)
    {
        var summaries = query.Summaries;
        var sketch = summaries.Zip(group.Values).Where(pair => pair.First is Summary.SketchOf of && IsIt(of.Field)).Select(pair => Changed(pair.Second.Sketch!)).FirstOrDefault();
        return group with { Values = [.. summaries.Zip(group.Values, (summary, value) => Into(summary, value, sketch))] };
    }

    public SampledPrediction Into(SampledPrediction row, Random random)
    {
        var slot = field.Slot!.Value;
        if (field.Categorical)
        {
            if (slot >= row.Categories.Length) return row;
            var isLost = fault.Kind == Missing ? random.NextDouble() < fault.Size : row.Categories[slot] == fault.Category;
            return isLost ? row with { Categories = [.. row.Categories.Select((value, at) => at == slot ? null : value)] } : row;
        }

        if (slot >= row.Numbers.Length) return row;
        var isMissing = fault.Kind == Missing && random.NextDouble() < fault.Size;
        return row with { Numbers = [.. row.Numbers.Select((value, at) => at != slot ? value : isMissing ? double.NaN : Changed(value))] };
    }

    public Outcome Into(Outcome outcome, Random random) => outcome;

    private SummaryValue Into(Summary summary, SummaryValue value, LogHistogram? sketch) => summary switch
    {
        Summary.SketchOf of when IsIt(of.Field) => value with { Sketch = sketch },
        Summary.MomentsOf of when IsIt(of.Field) && value.Moments is { Count: > 0 } moments => value with { Moments = Changed(moments) },
        Summary.HistogramOf of when IsIt(of.Field) && sketch is not null => value with { Histogram = Counts(sketch, of.Edges) },
        Summary.CategoriesOf of when IsIt(of.Field) => value with { Categories = Changed(value.Categories!) },
        _ => value,
    };

    private bool IsIt(Field other) => other.Name == field.Name;

    private double Changed(double value) => fault.Kind switch { Scale => value * fault.Size, Shift => value + fault.Size, _ => value };

    private long Left(long count) => fault.Kind == Missing ? (long)Math.Round(count * (1 - fault.Size)) : count;

    private LogHistogram Changed(LogHistogram sketch) =>
        new(sketch.Bins.Select(bin => KeyValuePair.Create(fault.Kind is Scale or Shift ? LogHistogram.KeyOf(Changed(LogHistogram.ValueOf(bin.Key))) : bin.Key, Left(bin.Value))));

    private Moments Changed(Moments moments)
    {
        var (first, last) = (Changed(moments.Min), Changed(moments.Max));
        var count = Left(moments.Count);
        var spread = moments.M2 * (fault.Kind == Scale ? fault.Size * fault.Size : 1) * count / moments.Count;
        return count == 0 ? Moments.Empty : new(count, Changed(moments.Mean), spread, Math.Min(first, last), Math.Max(first, last));
    }

    private static long[] Counts(LogHistogram sketch, IReadOnlyList<double> edges)
    {
        var counts = new long[edges.Count + 1];
        foreach (var (key, count) in sketch.Bins)
        {
            var value = LogHistogram.ValueOf(key);
            var at = edges.TakeWhile(edge => edge <= value).Count();
            counts[at == edges.Count && value == edges[^1] ? at - 1 : at] += count;
        }

        return counts;
    }

    private CategoryCount[] Changed(IReadOnlyList<CategoryCount> categories)
    {
        if (fault.Kind == Missing)
        {
            var kept = categories.Select(category => category.Category is null ? category : category with { Count = Left(category.Count) }).ToList();
            var lost = categories.Sum(category => category.Count) - kept.Sum(category => category.Count);
            return [.. kept.Where(category => category.Category is not null), new CategoryCount(null, lost + kept.Where(category => category.Category is null).Sum(category => category.Count))];
        }

        var gone = categories.Where(category => category.Category == fault.Category).Sum(category => category.Count);
        var others = categories.Where(category => category.Category != fault.Category).OrderByDescending(category => category.Category is not null).ThenByDescending(category => category.Count).ToList();
        return gone == 0 || others.Count == 0 ? [.. categories] : [others[0] with { Count = others[0].Count + gone }, .. others.Skip(1)];
    }
}

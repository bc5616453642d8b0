using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>The part of a panel that one source answers.</summary>
internal sealed class SourceQuestion
{
    private static readonly Field Kind = Field.Of("kind");
    private readonly SummaryPart[] parts;
    private readonly Summary[] summaries;

    private SourceQuestion(Panel panel, EventSource source, IEnumerable<SummaryPart> asked)
    {
        parts = [.. asked];
        summaries = [.. parts.Select(part => part.Summary).Distinct()];
        string[] kinds = [.. parts.Select(part => part.Kind).OfType<string>().Distinct()];
        Query = new SummaryQuery
        {
            Source = source,
            From = panel.From,
            To = panel.To,
            Summaries = summaries,
            Filters = kinds.Length == 0 ? panel.Filters : [.. panel.Filters, new FieldFilter(Kind, kinds)],
            Breakdown = kinds.Length == 0 ? panel.Breakdown : [.. panel.Breakdown, Kind],
            Interval = panel.Interval,
            KnownBy = source == EventSource.Labels ? panel.KnownBy : null,
            DataSet = panel.DataSet,
        };
    }

    public SummaryQuery Query { get; }

    /// <summary>The answer of the store.</summary>
    public IReadOnlyList<SummaryGroup> Groups { get; set; } = [];

    /// <summary>The questions of a panel, one a source.</summary>
    public static IReadOnlyList<SourceQuestion> Of(Panel panel) =>
    [
        .. panel.Aggregates
            .SelectMany(aggregate => aggregate.Parts)
            .Distinct()
            .GroupBy(part => part.Source)
            .Select(ofSource => new SourceQuestion(panel, ofSource.Key, ofSource)),
    ];

    /// <summary>The values by row; kinds of reactions, which are a split of the query, are parts again.</summary>
    public IEnumerable<(RowKey Key, SummaryPart Part, SummaryValue Value)> Answers() =>
        from @group in Groups
        let kind = Query.Breakdown.Contains(Kind) ? @group.Keys[^1] : null
        let keys = kind is null ? @group.Keys : [.. @group.Keys.SkipLast(1)]
        from part in parts
        where part.Kind == kind
        select (RowKey.Of(@group.Bucket, keys), part, @group.Values[Array.IndexOf(summaries, part.Summary)]);
}

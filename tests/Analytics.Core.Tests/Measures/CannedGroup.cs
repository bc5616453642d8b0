using Analytics.Core.Ports;

namespace Analytics.Core.Tests.Measures;

internal sealed record CannedGroup(EventSource Source, DateTime? Bucket, string?[] Keys, CannedValue[] Values)
{
    public bool Answers(SummaryQuery query) =>
        query.Source == Source
        && query.Breakdown.Count == Keys.Length
        && query.Interval is null == Bucket is null
        && (Bucket is null || (Bucket < query.To && Bucket >= query.From))
        && query.Summaries.All(asked => Values.Any(value => value.Answers(asked)));

    public SummaryGroup To(SummaryQuery query) =>
        new(Bucket, Keys, [.. query.Summaries.Select(asked => Values.First(value => value.Answers(asked)).Value)]);
}

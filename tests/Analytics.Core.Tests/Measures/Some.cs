using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Xunit;

namespace Analytics.Core.Tests.Measures;

/// <summary>Queries of October 2026, and their answers.</summary>
internal static class Some
{
    public static TimeRange October { get; } = new(Utc(2026, 10, 1), Utc(2026, 11, 1));

    public static MeasureQuery Query(string measure, string? aggregate = null, params MeasureFilter[] filters) =>
        new() { Measure = measure, Aggregate = aggregate, Filters = filters, Range = October };

    public static MeasureFilter Filter(string field, params string[] values) =>
        new() { Field = field, Op = values.Length == 1 ? "eq" : "in", Values = values };

    public static MeasureEngine Engine(CannedQueries queries) => new(queries, SomeModels.Registry());

    public static Task<MeasureResult> AnswerAsync(CannedQueries queries, MeasureQuery query) =>
        Engine(queries).AnswerAsync(query, TestContext.Current.CancellationToken);

    /// <summary>The one figure of a query without a split.</summary>
    public static async Task<Figure> FigureAsync(CannedQueries queries, MeasureQuery query) =>
        Assert.Single((await AnswerAsync(queries, query)).Rows).Figure;

    public static DateTimeOffset Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}

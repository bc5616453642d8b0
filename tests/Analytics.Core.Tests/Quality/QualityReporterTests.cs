using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Core.Quality;
using Analytics.Core.Tests.Measures;
using Xunit;

namespace Analytics.Core.Tests.Quality;

public sealed class QualityReporterTests
{
    private static readonly DateTime Day = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Each_dimension_is_the_share_without_its_faults()
    {
        var figures = await FiguresAsync(
            Total("checked", 100), Total("expected", 400), Total("missing", 40, "tenure"),
            Total("out_of_range", 9, "tenure"), Total("type_changed", 9, "plan"), Total("unknown_category", 18, "plan"),
            Total("late", 5), Total("inconsistent_decision", 10));

        // 40 of 400 expected fields are missing; 36 of the 360 present are invalid.
        Assert.Equal(0.9, figures.Completeness!.Value, 1e-12);
        Assert.Equal(0.9, figures.Validity!.Value, 1e-12);
        Assert.Equal(0.95, figures.Timeliness!.Value, 1e-12);
        Assert.Equal(0.9, figures.Consistency!.Value, 1e-12);
        Assert.Null(figures.Uniqueness);
        Assert.Equal(0.9 * 0.9 * 0.95 * 0.9, figures.Score!.Value, 1e-12);
        Assert.Equal(100, figures.Records);
    }

    [Fact]
    public async Task Uniqueness_is_the_share_of_received_records_that_are_no_duplicates()
    {
        var figures = await FiguresAsync(Total("received", 200, version: null, model: null), Total("duplicate", 50, version: null, model: null));

        Assert.Equal(0.75, figures.Uniqueness!.Value, 1e-12);
        Assert.Equal(0.75, figures.Score!.Value, 1e-12);
        Assert.Equal(200, figures.Records);
        Assert.Equal(new QualityFinding("duplicate", null, null, 50, 0.25), Assert.Single(figures.Findings));
    }

    [Fact]
    public async Task Records_without_expected_fields_are_valid_as_a_whole()
    {
        var figures = await FiguresAsync(Total("checked", 10), Total("future_timestamp", 1));

        Assert.Null(figures.Completeness);
        Assert.Equal(0.9, figures.Validity!.Value, 1e-12);
    }

    [Fact]
    public async Task Faults_in_fields_that_were_not_expected_do_not_carry_validity_below_0()
    {
        var figures = await FiguresAsync(Total("checked", 10), Total("expected", 10), Total("unknown_feature", 30, "surprise"));

        Assert.Equal(0, figures.Validity);
    }

    [Fact]
    public async Task Findings_come_most_frequent_first_with_their_share_of_the_records_of_their_version()
    {
        var figures = await FiguresAsync(
            Total("checked", 90, version: "1"), Total("checked", 10, version: "2"),
            Total("late", 1, version: "1"), Total("missing", 5, "plan", "2"), Total("clock_skew", 2, version: null));

        Assert.Equal(
            [
                new QualityFinding("missing", "plan", "2", 5, 0.5),
                new QualityFinding("clock_skew", null, null, 2, 0.02),
                new QualityFinding("late", null, "1", 1, 1.0 / 90),
            ],
            figures.Findings);
    }

    [Fact]
    public async Task Rows_are_by_source_kind_and_model()
    {
        var report = await ReportAsync(
        [
            Total("checked", 1) with { Source = "b" },
            Total("checked", 2) with { Kind = RecordKind.Feedback, Model = null },
            Total("checked", 3) with { Model = "topic" },
            Total("checked", 4),
        ]);

        Assert.Equal(
            [("a", "prediction", "churn", 4L), ("a", "prediction", "topic", 3), ("a", "feedback", null, 2), ("b", "prediction", "churn", 1)],
            report.Rows.Select(row => (row.Source, row.Kind, row.Model, row.Total.Records)));
    }

    [Fact]
    public async Task The_total_is_of_the_whole_window_and_the_series_by_bucket()
    {
        var report = await ReportAsync(
        [
            Total("checked", 10) with { Bucket = Day.AddDays(1) },
            Total("checked", 30),
            Total("late", 10) with { Bucket = Day.AddDays(1) },
        ]);

        var row = Assert.Single(report.Rows);
        Assert.Equal(0.75, row.Total.Timeliness!.Value, 1e-12);
        Assert.Equal(
            [(Some.Utc(2026, 10, 1), 1.0), (Some.Utc(2026, 10, 2), 0.0)],
            row.Series.Select(bucket => (bucket.From, bucket.Figures.Timeliness!.Value)));
    }

    [Fact]
    public async Task A_report_is_of_one_source_or_model_where_asked_for()
    {
        QualityTotal[] totals = [Total("checked", 1), Total("checked", 2) with { Source = "b" }, Total("checked", 3) with { Model = "topic" }];

        Assert.Equal("b", Assert.Single((await ReportAsync(totals, source: "b")).Rows).Source);
        Assert.Equal("topic", Assert.Single((await ReportAsync(totals, model: "topic")).Rows).Model);
    }

    [Fact]
    public async Task A_report_of_one_model_has_the_uniqueness_of_its_senders()
    {
        QualityTotal[] totals =
        [
            Total("checked", 10),
            Total("received", 8, version: null, model: null), Total("duplicate", 2, version: null, model: null),
            Total("received", 5, version: null, model: null) with { Source = "b" },
            Total("received", 5, version: null, model: null) with { Kind = RecordKind.Metric },
        ];

        var report = await ReportAsync(totals, model: "churn");

        Assert.Equal([("a", null, 0.75), ("a", "churn", null)], report.Rows.Select(row => (row.Source, row.Model, row.Total.Uniqueness)));
    }

    [Theory]
    [InlineData(null, BucketWidth.Day)]
    [InlineData("week", BucketWidth.Week)]
    public async Task Buckets_are_as_asked_for_or_fit_the_window(string? bucket, BucketWidth width)
    {
        var queries = new CannedQueries();

        await new QualityReporter(queries, TimeProvider.System).ReportAsync(Some.October, null, null, bucket, TestContext.Current.CancellationToken);

        Assert.Equal([width], queries.QualityIntervals);
    }

    [Fact]
    public async Task Nothing_checked_gives_no_rows()
    {
        Assert.Empty((await ReportAsync([])).Rows);
    }

    [Fact]
    public async Task A_window_without_length_is_refused()
    {
        var empty = new TimeRange(Some.October.From, Some.October.From);
        var reporter = new QualityReporter(new CannedQueries(), TimeProvider.System);

        Assert.Equal(["/range/to"], QualityReporter.Check(empty, null).Keys);
        await Assert.ThrowsAsync<ArgumentException>(
            () => reporter.ReportAsync(empty, null, null, null, TestContext.Current.CancellationToken));
    }

    private static async Task<QualityFigures> FiguresAsync(params QualityTotal[] totals) => Assert.Single((await ReportAsync(totals)).Rows).Total;

    private static Task<QualityReport> ReportAsync(QualityTotal[] totals, string? model = null, string? source = null)
    {
        var queries = new CannedQueries();
        queries.Quality.AddRange(totals);
        return new QualityReporter(queries, TimeProvider.System).ReportAsync(Some.October, model, source, null, TestContext.Current.CancellationToken);
    }

    private static QualityTotal Total(string finding, long count, string? field = null, string? version = "1", string? model = "churn") =>
        new(Day, "a", RecordKind.Prediction, model, version, finding, field, count);
}

using System.Text.Json;
using Analytics.Contracts.Reporting;
using Xunit;

namespace Analytics.Core.Tests.Measures;

public sealed class MeasureCheckTests
{
    private static readonly MeasureQuery Sound = Some.Query("predictions");

    [Fact]
    public void A_sound_query_has_no_faults()
    {
        Assert.Empty(Faults(Sound with { Breakdown = ["model", "version", "segments.country"], Interval = "hour", Compare = "previous" }));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("Accuracy")]
    public void An_unknown_measure_is_a_fault(string measure)
    {
        Assert.Equal(["/measure"], Faults(Sound with { Measure = measure }));
    }

    [Fact]
    public void An_aggregate_must_be_one_of_the_measure()
    {
        Assert.Equal(["/aggregate"], Faults(Sound with { Aggregate = "p50" }));
        Assert.Equal(["/aggregate"], Faults(Some.Query("accuracy", "mean")));
    }

    [Theory]
    [InlineData("latencyMs")]
    [InlineData("segments.")]
    [InlineData("kind")]
    [InlineData("labels.service")]
    [InlineData("x'; drop table predictions; --")]
    public void Filters_and_splits_name_text_fields_of_the_source(string field)
    {
        Assert.Equal(["/breakdown/1"], Faults(Sound with { Breakdown = ["model", field] }));
        Assert.Equal(["/filters/0/field"], Faults(Sound with { Filters = [Some.Filter(field, "x")] }));
    }

    [Fact]
    public void Each_source_has_its_fields()
    {
        Assert.Empty(Faults(Some.Query("accuracy", null, Some.Filter("label", "true"))));
        Assert.Empty(Faults(Some.Query("safetyChecks", null, Some.Filter("rule", "overload"))));
        Assert.Empty(Faults(Some.Query("events", null, Some.Filter("event", "purchase"))));
        Assert.Equal(["/filters/0/field"], Faults(Some.Query("events", null, Some.Filter("model", "churn"))));
        Assert.Equal(["/filters/0/field"], Faults(Sound with { Filters = [Some.Filter("rule", "overload")] }));
        Assert.Empty(Faults(Sound with { Filters = [Some.Filter("session", "s-9")] }));
        Assert.Equal(["/filters/0/field"], Faults(Some.Query("labelCoverage", null, Some.Filter("session", "s-9"))));
        Assert.Equal(["/breakdown/0"], Faults(Some.Query("accuracy", null, Some.Filter("model", "churn")) with { Breakdown = ["features.plan"] }));
    }

    [Fact]
    public void Operators_are_eq_ne_and_in()
    {
        Assert.Equal(["/filters/0/op"], Faults(Sound with { Filters = [Some.Filter("model", "a") with { Op = "gt" }] }));
        Assert.Empty(Faults(Sound with { Filters = [Some.Filter("model", "a", "b")] }));
    }

    [Theory]
    [InlineData("eq", 0)]
    [InlineData("eq", 2)]
    [InlineData("ne", 2)]
    [InlineData("in", 0)]
    [InlineData("in", 101)]
    public void Operators_take_so_many_values(string op, int values)
    {
        var filter = new MeasureFilter { Field = "model", Op = op, Values = [.. Enumerable.Repeat("a", values)] };

        Assert.Equal(["/filters/0/values"], Faults(Sound with { Filters = [filter] }));
    }

    [Fact]
    public void A_split_is_by_three_different_fields_at_most()
    {
        Assert.Equal(["/breakdown"], Faults(Sound with { Breakdown = ["model", "version", "decision", "region"] }));
        Assert.Equal(["/breakdown"], Faults(Sound with { Breakdown = ["model", "model"] }));
        Assert.Equal(["/breakdown"], Faults(Some.Query("rating") with { Breakdown = ["model", "version", "decision"] }));
    }

    [Theory]
    [InlineData("revenue", "sum", "currency")]
    [InlineData("cost", "mean", "currency")]
    [InlineData("metric", "p95", "name")]
    public void What_does_not_add_up_is_filtered_or_split(string measure, string aggregate, string field)
    {
        var query = Some.Query(measure, aggregate);

        Assert.Equal(["/filters"], Faults(query));
        Assert.Equal(["/filters"], Faults(query with { Filters = [Some.Filter(field, "a", "b")] }));
        Assert.Equal(["/filters"], Faults(query with { Filters = [Some.Filter(field, "a") with { Op = "ne" }] }));
        Assert.Empty(Faults(query with { Filters = [Some.Filter(field, "a")] }));
        Assert.Empty(Faults(query with { Breakdown = [field] }));
    }

    [Fact]
    public void A_feature_needs_its_model()
    {
        Assert.Equal(["/filters"], Faults(Some.Query("features.tenure")));
        Assert.Equal(["/filters"], Faults(Some.Query("features.tenure", null, Some.Filter("model", "churn", "topic"))));
        Assert.Equal(["/measure"], Faults(Some.Query("features.unheard", null, Some.Filter("model", "churn"))));
        Assert.Equal(["/measure"], Faults(Some.Query("features.note", null, Some.Filter("model", "churn"))));
        Assert.Empty(Faults(Some.Query("features.tenure", "p95", Some.Filter("model", "churn"))));
        Assert.Equal(["/aggregate"], Faults(Some.Query("features.plan", "p95", Some.Filter("model", "churn"))));
    }

    [Fact]
    public void A_numeric_feature_does_not_split()
    {
        var query = Some.Query("predictions", null, Some.Filter("model", "churn"));

        Assert.Empty(Faults(query with { Breakdown = ["features.plan"] }));
        Assert.Equal(["/breakdown/0"], Faults(query with { Breakdown = ["features.tenure"] }));
    }

    [Theory]
    [InlineData("mae", "churn")]
    [InlineData("brier", "price")]
    [InlineData("auc", "topic")]
    public void A_judgement_suits_the_task_of_the_model(string measure, string model)
    {
        Assert.Equal(["/measure"], Faults(Some.Query(measure, null, Some.Filter("model", model))));
    }

    [Fact]
    public void A_model_that_was_never_heard_of_is_no_fault()
    {
        Assert.Empty(Faults(Some.Query("auc", null, Some.Filter("model", "later"))));
    }

    [Fact]
    public void The_range_is_not_empty_nor_longer_than_ten_years()
    {
        var from = Some.October.From;

        Assert.Equal(["/range/to"], Faults(Sound with { Range = new(from, from) }));
        Assert.Equal(["/range"], Faults(Sound with { Range = new(from, from.AddYears(10).AddTicks(1)) }));
        Assert.Empty(Faults(Sound with { Range = new(from, from.AddYears(10)), Compare = "previous" }));
        Assert.Equal(["/range"], Faults(Sound with { Range = new(DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddDays(1)) }));
        Assert.Equal(["/range"], Faults(Sound with { Range = new(DateTimeOffset.MaxValue.AddDays(-1), DateTimeOffset.MaxValue) }));
    }

    [Fact]
    public void Buckets_are_known_and_at_most_two_thousand()
    {
        var from = Some.October.From;

        Assert.Equal(["/interval"], Faults(Sound with { Interval = "minute" }));
        Assert.Empty(Faults(Sound with { Interval = "hour", Range = new(from, from.AddHours(2_000)) }));
        Assert.Equal(["/interval"], Faults(Sound with { Interval = "hour", Range = new(from, from.AddHours(2_001)) }));
        Assert.Equal(["/interval"], Faults(Sound with { Interval = "hour", Range = new(from.AddMinutes(30), from.AddMinutes(30).AddHours(2_000)) }));
    }

    [Fact]
    public void Compare_knows_only_the_window_before()
    {
        Assert.Equal(["/compare"], Faults(Sound with { Compare = "last-year" }));
    }

    [Fact]
    public void Faults_never_repeat_what_was_sent()
    {
        var query = Some.Query("predictions", "secret", Some.Filter("secret", "secret") with { Op = "secret" }) with
        { Breakdown = ["secret"], Interval = "secret", Compare = "secret" };

        var messages = Some.Engine(new CannedQueries()).Check(query).SelectMany(fault => fault.Value);

        Assert.DoesNotContain(messages, message => message.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"measure":null,"range":{"from":"2026-10-01T00:00:00Z","to":"2026-11-01T00:00:00Z"}}""", "/measure")]
    [InlineData("""{"measure":"predictions","range":null}""", "/range")]
    [InlineData("""{"measure":"predictions","filters":[null],"range":{"from":"2026-10-01T00:00:00Z","to":"2026-11-01T00:00:00Z"}}""", "/filters/0")]
    [InlineData("""{"measure":"predictions","breakdown":[null],"range":{"from":"2026-10-01T00:00:00Z","to":"2026-11-01T00:00:00Z"}}""", "/breakdown/0")]
    public void Nulls_on_the_wire_are_faults(string json, string pointer)
    {
        var query = JsonSerializer.Deserialize<MeasureQuery>(json, JsonSerializerOptions.Web)!;

        Assert.Equal([pointer], Faults(query));
    }

    [Fact]
    public void Null_lists_on_the_wire_are_empty()
    {
        const string json = """{"measure":"metric","filters":null,"breakdown":null,"range":{"from":"2026-10-01T00:00:00Z","to":"2026-11-01T00:00:00Z"}}""";

        Assert.Equal(["/filters"], Faults(JsonSerializer.Deserialize<MeasureQuery>(json, JsonSerializerOptions.Web)!));
    }

    [Fact]
    public void Filters_without_field_or_values_are_faults()
    {
        const string json =
            """{"measure":"predictions","filters":[{"field":null,"values":null}],"range":{"from":"2026-10-01T00:00:00Z","to":"2026-11-01T00:00:00Z"}}""";

        var faults = Faults(JsonSerializer.Deserialize<MeasureQuery>(json, JsonSerializerOptions.Web)!);

        Assert.Equal(["/filters/0/values", "/filters/0/field"], faults);
    }

    private static IEnumerable<string> Faults(MeasureQuery query) => Some.Engine(new CannedQueries()).Check(query).Keys;
}

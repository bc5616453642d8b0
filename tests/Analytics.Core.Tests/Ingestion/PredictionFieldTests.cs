using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class PredictionFieldTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Theory]
    [InlineData("""{"id":"","model":"m","version":"1","output":{"score":1}}""", "/id", "invalid_value")]
    [InlineData("""{"id":"a b","model":"m","version":"1","output":{"score":1}}""", "/id", "invalid_value")]
    [InlineData("""{"id":7,"model":"m","version":"1","output":{"score":1}}""", "/id", "invalid_type")]
    [InlineData("""{"model":"m","version":"1","output":{"score":1}}""", "/id", "missing")]
    [InlineData("""{"id":"p","version":"1","output":{"score":1}}""", "/model", "missing")]
    [InlineData("""{"id":"p","model":"m/x","version":"1","output":{"score":1}}""", "/model", "invalid_value")]
    [InlineData("""{"id":"p","model":"m","version":1,"output":{"score":1}}""", "/version", "invalid_type")]
    [InlineData("""{"id":"p","model":"m","output":{"score":1}}""", "/version", "missing")]
    [InlineData("""{"id":"p","model":"m","version":"1"}""", "/output", "missing")]
    [InlineData("""{"id":"p","id":"q","model":"m","version":"1","output":{"score":1}}""", "/id", "duplicate_key")]
    [InlineData("[]", "", "invalid_type")]
    [InlineData("\"p\"", "", "invalid_type")]
    public async Task A_prediction_without_its_parts_is_rejected(string item, string pointer, string code)
    {
        var fault = await intake.RejectAsync(RecordKind.Prediction, item);

        Assert.Equal((pointer, code), fault);
    }

    [Theory]
    [InlineData("\"subject\":\"Anonymous\"", "/subject", "junk_id")]
    [InlineData("\"subject\":\"[object Object]\"", "/subject", "junk_id")]
    [InlineData("\"subject\":\" 0 \"", "/subject", "junk_id")]
    [InlineData("\"subject\":\"00000000-0000-0000-0000-000000000000\"", "/subject", "junk_id")]
    [InlineData("\"subject\":42", "/subject", "invalid_type")]
    [InlineData("\"timestamp\":\"2026-11-01T10:00:00\"", "/timestamp", "invalid_value")]
    [InlineData("\"timestamp\":\"2026-11-01\"", "/timestamp", "invalid_value")]
    [InlineData("\"timestamp\":\"yesterday\"", "/timestamp", "invalid_value")]
    [InlineData("\"timestamp\":1730455200", "/timestamp", "invalid_type")]
    [InlineData("\"timestamp\":\"2020-01-01T00:00:00Z\"", "/timestamp", "too_old")]
    [InlineData("\"latencyMs\":-1", "/latencyMs", "invalid_value")]
    [InlineData("\"propensity\":0", "/propensity", "invalid_value")]
    [InlineData("\"propensity\":1.5", "/propensity", "invalid_value")]
    [InlineData("\"decision\":true", "/decision", "invalid_type")]
    [InlineData("\"experiment\":{\"key\":\"k\"}", "/experiment/variant", "missing")]
    [InlineData("\"experiment\":{\"variant\":\"b\"}", "/experiment/key", "missing")]
    [InlineData("\"experiment\":\"k\"", "/experiment", "invalid_type")]
    [InlineData("\"segments\":{\"country\":1}", "/segments/country", "invalid_type")]
    [InlineData("\"segments\":{\"a\":\"x\",\"a\":\"y\"}", "/segments/a", "duplicate_key")]
    [InlineData("\"context\":{\"session\":{}}", "/context/session", "invalid_type")]
    [InlineData("\"usage\":{\"inputTokens\":1.5}", "/usage/inputTokens", "invalid_value")]
    [InlineData("\"usage\":{\"outputTokens\":-1}", "/usage/outputTokens", "invalid_value")]
    [InlineData("\"usage\":{\"cost\":1}", "/usage/currency", "missing")]
    [InlineData("\"usage\":{\"cost\":1,\"currency\":\"EURO\"}", "/usage/currency", "invalid_value")]
    [InlineData("\"usage\":{\"cost\":1,\"currency\":\"XYZ\"}", "/usage/currency", "invalid_value")]
    [InlineData("\"extra\":[[[[[[[[1]]]]]]]]", "/extra", "too_deep")]
    public async Task A_faulty_field_is_named(string field, string pointer, string code)
    {
        var fault = await intake.RejectAsync(RecordKind.Prediction, Some.Prediction($$""" "output":{"score":0.5},{{field}} """));

        Assert.Equal((pointer, code), fault);
    }

    [Theory]
    [InlineData("subject", 200, 201)]
    [InlineData("decision", 200, 201)]
    [InlineData("policy", 100, 101)]
    public async Task Texts_have_a_longest_length(string field, int allowed, int tooLong)
    {
        await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction($$""" "output":{"score":0.5},"{{field}}":"{{new string('x', allowed)}}" """));
        var fault = await intake.RejectAsync(
            RecordKind.Prediction, Some.Prediction($$""" "output":{"score":0.5},"{{field}}":"{{new string('x', tooLong)}}" """));

        Assert.Equal(($"/{field}", "invalid_value"), fault);
    }

    [Fact]
    public async Task Ids_may_be_written_with_escapes()
    {
        var row = await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Prediction(id: """a\/b\u002Bc"""));

        Assert.Equal("a/b+c", row.Id);
        Assert.Equal(RecordHash.OfId(RecordKind.Prediction, "a/b+c"), row.IdHash);
    }

    [Fact]
    public async Task Usage_and_place_are_kept()
    {
        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction,
            Some.Prediction(
                """
                "output":{"score":0.5},"policy":"greedy","usage":{"inputTokens":12,"outputTokens":3,"cost":0.02,"currency":"EUR"},
                "context":{"region":"DE","appVersion":"4.1"}
                """));

        Assert.Equal((12L, 3L, 0.02, "EUR"), (row.InputTokens, row.OutputTokens, row.Cost, row.Currency));
        Assert.Equal(("greedy", "DE", "4.1"), (row.Policy, row.Region, row.AppVersion));
    }

    [Fact]
    public async Task Unknown_properties_are_findings()
    {
        await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction(""" "output":{"score":0.5,"extra":1},"colour":{"a":[1]},"context":{"ip":"10.1.2.3"} """));

        Assert.Equal(
            [("unknown_field", "output.extra", 1L), ("unknown_field", "colour", 1L), ("unknown_field", "context.ip", 1L)], intake.Findings);
    }

    [Fact]
    public async Task Null_is_absent()
    {
        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction,
            Some.Prediction(
                """
                "output":{"score":0.5,"value":null},"subject":null,"timestamp":null,"decision":null,"features":null,"latencyMs":null,
                "propensity":null,"policy":null,"experiment":null,"segments":null,"context":null,"usage":null
                """));

        Assert.Equal(Intake.Now.UtcDateTime, row.At);
        Assert.Null(row.Decision);
    }

    [Fact]
    public async Task Strings_that_look_like_code_stay_data()
    {
        const string decision = """'; DROP TABLE predictions; -- <script>alert(1)</script> {{7*7}} ${jndi:x} ../../etc""";

        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction($$""" "output":{"score":0.5},"decision":"{{decision}}","segments":{"'; --":"\u0000%s"} """));

        Assert.Equal(decision, row.Decision);
        Assert.Equal(["'; --"], row.SegmentKeys!);
        Assert.Equal(["\0%s"], row.SegmentValues!);
    }

    [Fact]
    public async Task A_rejected_record_names_the_fault_and_never_the_value()
    {
        var outcome = await intake.SendAsync(
            RecordKind.Prediction, Some.Prediction(""" "output":{"score":"secret-value"} """), Core.Ingestion.BodyFormat.Single);

        Assert.Equal("/output/score", Assert.Single(outcome.Faults).Key);
        Assert.DoesNotContain("secret", outcome.Faults["/output/score"][0], StringComparison.Ordinal);
    }
}

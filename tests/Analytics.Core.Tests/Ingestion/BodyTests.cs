using System.Text;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class BodyTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("""{"items":[{"id":"p","latencyMs":NaN}]}""", "/items/0/latencyMs")]
    [InlineData("""{"items":[{"id":"p"},{"features":{"x":-Infinity}}]}""", "/items/1/features/x")]
    [InlineData("""{"items":[{"id":"p"}""", "/items/1")]
    [InlineData("""{"items":[{"id":"\ud800"}]}""", "/items/0/id")]
    [InlineData("""{"items":[1]} x""", "")]
    public async Task A_body_that_is_no_JSON_counts_as_one_rejected_record(string body, string pointer)
    {
        var fault = await intake.RejectAsync(RecordKind.Prediction, body, BodyFormat.Batch);

        Assert.Equal((pointer, "malformed"), fault);
        AssertOneRejected("malformed");
    }

    [Fact]
    public async Task A_body_that_is_no_UTF8_is_malformed()
    {
        var body = Encoding.Latin1.GetBytes("""{"items":[{"id":"p","segments":{"x":"é"}}]}""");

        var outcome = await intake.Pipeline.IngestAsync(
            RecordKind.Prediction, body, BodyFormat.Batch, "tests", TestContext.Current.CancellationToken);

        Assert.Equal("/items/0/segments/x", Assert.Single(outcome.Faults).Key);
        AssertOneRejected("malformed");
    }

    [Fact]
    public async Task A_body_of_endless_nesting_is_malformed()
    {
        var fault = await intake.RejectAsync(
            RecordKind.Prediction, $$"""{"items":[{"x":{{new string('[', 100_000)}}""", BodyFormat.Batch);

        Assert.Equal("malformed", fault.Code);
        Assert.StartsWith("/items/0/x", fault.Pointer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "", "invalid_type")]
    [InlineData("{}", "/items", "missing")]
    [InlineData("""{"items":{}}""", "/items", "invalid_type")]
    [InlineData("""{"items":[]}""", "/items", "missing")]
    [InlineData("""{"items":[1],"items":[2]}""", "/items", "duplicate_key")]
    [InlineData("""{"items":[1],"batch":[2]}""", "/batch", "duplicate_key")]
    [InlineData("""{"sentAt":"2026-11-01T10:00:00Z","sentAt":null,"items":[1]}""", "/sentAt", "duplicate_key")]
    [InlineData("""{"sentAt":"now","items":[1]}""", "/sentAt", "invalid_value")]
    public async Task A_faulty_envelope_counts_as_one_rejected_record(string body, string pointer, string code)
    {
        var fault = await intake.RejectAsync(RecordKind.Prediction, body, BodyFormat.Batch);

        Assert.Equal((pointer, code), fault);
        AssertOneRejected(code);
    }

    [Fact]
    public async Task More_than_five_thousand_records_are_refused()
    {
        var fault = await intake.RejectAsync(
            RecordKind.Prediction, $$"""{"items":[{{string.Join(',', Enumerable.Repeat("{}", 5_001))}}]}""", BodyFormat.Batch);

        Assert.Equal(("/items", "too_many"), fault);
    }

    [Fact]
    public async Task A_faulty_record_leaves_the_others_usable()
    {
        var outcome = await intake.SendItemsAsync(
            RecordKind.Prediction,
            Some.Prediction(id: "p-1"),
            Some.Prediction(""" "output":{"score":2} """, id: "p-2"),
            "17",
            """{"output":{"score":"x","y":[{"id":"inner"}]},"id":"p-4"}""",
            Some.Prediction(id: "p-5"));

        Assert.Equal(["p-1", "p-5"], intake.Request.Rows.Select(row => row.Id));
        Assert.Equal([0, 4], intake.Request.Rows.Select(row => row.Index));
        Assert.Equal(5, intake.Request.Received);
        Assert.Equal(2, outcome.Response!.Accepted);
        Assert.Equal(
            [(1, "p-2", "/items/1/output/score"), (2, null, "/items/2"), (3, "p-4", "/items/3/output/score")],
            outcome.Response.Results!.Select(result => (result.Index, result.Id, result.Pointer)));
        Assert.All(outcome.Response.Results!, result => Assert.Equal("rejected", result.Status));
        Assert.Equal(
            [RecordHash.OfId(RecordKind.Prediction, "p-2"), 0ul, RecordHash.OfId(RecordKind.Prediction, "p-4")],
            intake.Request.Dispositions.Select(disposition => disposition.IdHash));
    }

    [Fact]
    public async Task When_every_record_is_rejected_the_faults_say_why()
    {
        var outcome = await intake.SendItemsAsync(RecordKind.Prediction, "1", Some.Prediction(""" "output":{} """));

        Assert.Null(outcome.Response);
        Assert.Equal(["/items/0", "/items/1/output"], outcome.Faults.Keys);
        Assert.Equal(2, intake.Request.Dispositions.Count);
        Assert.Contains(new QualityCount(null, null, "invalid_output", "output", 1), intake.Request.Quality);
    }

    [Fact]
    public async Task Items_may_be_called_batch()
    {
        await intake.SendAsync(RecordKind.Prediction, $$"""{"writeKey":"k","batch":[{{Some.Prediction()}},3]}""");

        Assert.Equal("p-1", Assert.Single(intake.Request.Rows).Id);
        Assert.Contains(("unknown_field", "writeKey", 1L), intake.Findings);
    }

    [Fact]
    public async Task Lines_are_records_and_a_broken_line_is_one_rejected()
    {
        var body = $"{Some.Prediction(id: "p-1")}\r\n\n{{\"id\":\"x\",\"output\":NaN}}\n{Some.Prediction(id: "p-2")} 5\n{Some.Prediction(id: "p-3")}";

        var outcome = await intake.SendAsync(RecordKind.Prediction, body, BodyFormat.NewlineDelimited);

        Assert.Equal([("p-1", 0), ("p-3", 3)], intake.Request.Rows.Select(row => (row.Id, row.Index)));
        Assert.Equal(["/1/output", "/2"], outcome.Response!.Results!.Select(result => result.Pointer));
        Assert.Equal(4, intake.Request.Received);
    }

    [Fact]
    public async Task No_lines_are_a_fault()
    {
        var fault = await intake.RejectAsync(RecordKind.Prediction, "\n \n", BodyFormat.NewlineDelimited);

        Assert.Equal(("", "missing"), fault);
    }

    [Fact]
    public async Task A_record_above_64_KiB_is_rejected()
    {
        var fault = await intake.RejectAsync(
            RecordKind.Prediction, Some.Prediction($$""" "output":{"score":1},"extra":"{{new string('x', 65_536)}}" """));

        Assert.Equal(("", "too_large"), fault);
    }

    [Fact]
    public async Task A_record_sent_again_is_a_duplicate_and_a_reused_id_is_named()
    {
        await intake.SendItemsAsync(RecordKind.Prediction, Some.Prediction(id: "p-1"), Some.Prediction(id: "p-2"));

        var outcome = await intake.SendItemsAsync(
            RecordKind.Prediction, Some.Prediction(id: "p-1"), Some.Prediction(""" "output":{"score":0.1} """, id: "p-2"));

        Assert.Equal((0, 2), (outcome.Response!.Accepted, outcome.Response.Duplicates));
        var reused = Assert.Single(outcome.Response.Results!);
        Assert.Equal((1, "p-2", "duplicate", "id_reuse"), (reused.Index, reused.Id, reused.Status, reused.Code));
    }

    [Fact]
    public async Task An_unavailable_store_is_never_an_answer()
    {
        intake.Log.Failure = new StoreUnavailableException("full");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => intake.SendItemsAsync(RecordKind.Prediction, Some.Prediction()));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => intake.SendAsync(RecordKind.Prediction, "{"));
        Assert.False(intake.Pipeline.HasRoom);
    }

    private void AssertOneRejected(string code)
    {
        Assert.Equal(1, intake.Request.Received);
        Assert.Equal([new Disposition(0, 0, DispositionKind.Rejected, code)], intake.Request.Dispositions);
    }
}

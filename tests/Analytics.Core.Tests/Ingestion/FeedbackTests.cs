using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class FeedbackTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Theory]
    [InlineData("label", "true", "true", 1d)]
    [InlineData("label", "false", "false", 0d)]
    [InlineData("label", "0.10", "0.1", 0.1)]
    [InlineData("label", "3", "3", 3d)]
    [InlineData("label", "\"churns\"", "churns", null)]
    [InlineData("value", "-12.5", "-12.5", -12.5)]
    [InlineData("rating", "5", "5", 5d)]
    [InlineData("accepted", null, "true", 1d)]
    [InlineData("accepted", "null", "true", 1d)]
    [InlineData("dismissed", "false", "false", 0d)]
    [InlineData("completed", "true", "true", 1d)]
    [InlineData("correction", "4.5", "4.5", 4.5)]
    [InlineData("correction", "true", "true", 1d)]
    public async Task Values_are_read_by_their_kind(string kind, string? value, string label, double? number)
    {
        var row = await intake.StoreAsync<FeedbackRow>(RecordKind.Feedback, Some.Feedback(kind, value));

        Assert.Equal((label, number), (row.Label, row.Number));
        Assert.Null(row.Text);
    }

    [Fact]
    public async Task A_label_may_be_a_list_of_items()
    {
        var row = await intake.StoreAsync<FeedbackRow>(RecordKind.Feedback, Some.Feedback("label", """["a","b"]"""));

        Assert.Equal(["a", "b"], row.Items!);
        Assert.Null(row.Label);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("correction")]
    public async Task Free_text_is_scrubbed_and_sealed(string kind)
    {
        var row = await intake.StoreAsync<FeedbackRow>(RecordKind.Feedback, Some.Feedback(kind, "\"Write to jane@example.org\""));

        Assert.Equal("Write to [email]", intake.Sealer.Open(row.Text));
        Assert.Null(row.Label);
    }

    [Fact]
    public async Task The_value_may_come_before_the_kind()
    {
        var row = await intake.StoreAsync<FeedbackRow>(RecordKind.Feedback, """{"value":4,"kind":"rating","predictionId":"p","id":"f"}""");

        Assert.Equal((FeedbackKind.Rating, 4d), (row.Kind, row.Number));
    }

    [Theory]
    [InlineData("label", null, "/value", "missing")]
    [InlineData("label", "{}", "/value", "invalid_type")]
    [InlineData("label", "\"\"", "/value", "invalid_value")]
    [InlineData("label", "[1]", "/value/0", "invalid_type")]
    [InlineData("value", "\"1\"", "/value", "invalid_type")]
    [InlineData("value", "1e999", "/value", "invalid_value")]
    [InlineData("value", "-1e61", "/value", "invalid_value")]
    [InlineData("rating", "6", "/value", "invalid_value")]
    [InlineData("rating", "0", "/value", "invalid_value")]
    [InlineData("accepted", "1", "/value", "invalid_type")]
    [InlineData("text", "1", "/value", "invalid_type")]
    [InlineData("applause", "1", "/kind", "invalid_value")]
    public async Task A_value_that_does_not_suit_the_kind_is_rejected(string kind, string? value, string pointer, string code)
    {
        var fault = await intake.RejectAsync(RecordKind.Feedback, Some.Feedback(kind, value));

        Assert.Equal((pointer, code), fault);
    }

    [Theory]
    [InlineData("""{"predictionId":"p","kind":"label","value":1}""", "/id")]
    [InlineData("""{"id":"f","kind":"label","value":1}""", "/predictionId")]
    [InlineData("""{"id":"f","predictionId":"p","value":1}""", "/kind")]
    public async Task A_feedback_without_its_parts_is_rejected(string item, string pointer)
    {
        var fault = await intake.RejectAsync(RecordKind.Feedback, item);

        Assert.Equal((pointer, "missing"), fault);
    }
}

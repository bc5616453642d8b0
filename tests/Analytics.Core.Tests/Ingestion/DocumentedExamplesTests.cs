using Analytics.Contracts.Models;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class DocumentedExamplesTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public async Task The_prediction_batch_becomes_a_row()
    {
        await intake.ConsentAsync("u-42");

        var outcome = await intake.SendAsync(RecordKind.Prediction, Some.PredictionBatch);

        Assert.Equal((1, 0), (outcome.Response!.Accepted, outcome.Response.Duplicates));
        Assert.Null(outcome.Response.Results);
        var row = Assert.IsType<PredictionRow>(Assert.Single(intake.Request.Rows));
        Assert.Equal(("p-1", "churn", "3"), (row.Id, row.Model, row.Version));
        Assert.Equal(new DateTime(2026, 11, 1, 10, 0, 0, DateTimeKind.Utc), row.At);
        Assert.Equal(intake.Pseudonymiser.Of("u-42").Sealed, row.Subject);
        Assert.Equal((0.83, "true", "churn"), (row.Score, row.Predicted, row.Decision));
        Assert.Equal([7, 0], row.Numbers);
        Assert.Equal(["premium"], row.Categories);
        Assert.Equal((12.5, 0.5, "new-ranker", "b"), (row.LatencyMs, row.Propensity, row.Experiment, row.Variant));
        Assert.Equal(["country"], row.SegmentKeys!);
        Assert.Equal(["DE"], row.SegmentValues!);
        Assert.Equal("s-9", row.Session);
        Assert.Empty(intake.Findings);
    }

    [Fact]
    public async Task The_model_of_the_prediction_is_inferred()
    {
        await intake.SendAsync(RecordKind.Prediction, Some.PredictionBatch);

        var version = intake.Registry.Find("churn", "3")!;
        Assert.True(version.Inferred);
        Assert.Equal(ModelTask.Binary, version.Task);
        Assert.Equal(
            [("tenure_months", FeatureType.Numeric), ("plan", FeatureType.Categorical), ("trial", FeatureType.Boolean)],
            version.Features.Select(feature => (feature.Name, feature.Type)));
        Assert.Equal(new Field { Name = "features.trial", Slot = 1 }, intake.Registry.FeatureField("churn", "trial"));
    }

    [Fact]
    public async Task The_feedback_batch_becomes_a_row()
    {
        intake.Clock.Advance(TimeSpan.FromDays(30));

        await intake.SendAsync(
            RecordKind.Feedback,
            """{"items":[{"id":"f-1","predictionId":"p-1","kind":"label","value":true,"timestamp":"2026-11-20T08:00:00Z"}]}""");

        var row = Assert.IsType<FeedbackRow>(Assert.Single(intake.Request.Rows));
        Assert.Equal((FeedbackKind.Label, "true", 1d), (row.Kind, row.Label, row.Number));
        Assert.Equal(RecordHash.OfId(RecordKind.Prediction, "p-1"), row.PredictionHash);
        Assert.Equal(new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc), row.At);
        Assert.Empty(intake.Findings);
    }
}

using Analytics.Contracts.Models;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class PredictionOutputTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Theory]
    [InlineData(0.6, "churns")]
    [InlineData(0.59, "stays")]
    public async Task A_score_predicts_the_positive_class_from_the_threshold_on(double score, string predicted)
    {
        await intake.RegisterAsync(Some.Churn());

        var row = await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Prediction($$""" "output":{"score":{{score}}} """));

        Assert.Equal((score, predicted, "churns", "stays"), (row.Score, row.Predicted, row.Positive, row.Negative));
    }

    [Fact]
    public async Task Binary_probabilities_become_the_score_of_the_positive_class()
    {
        await intake.RegisterAsync(Some.Churn());

        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction(""" "output":{"probabilities":{"churns":0.7,"stays":0.3}} """));

        Assert.Equal((0.7, "churns"), (row.Score, row.Predicted));
        Assert.Null(row.Probabilities);
    }

    [Fact]
    public async Task Multiclass_probabilities_are_put_in_the_declared_order()
    {
        await intake.RegisterAsync(Some.Churn() with { Task = ModelTask.Multiclass, Threshold = null, Classes = ["a", "b", "c"] });

        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction(""" "output":{"probabilities":{"c":0.8,"a":0.205}} """));

        Assert.Equal(["a", "b", "c"], row.Classes!);
        Assert.Equal([0.205, 0, 0.8], row.Probabilities!);
        Assert.Equal("c", row.Predicted);
    }

    [Fact]
    public async Task A_ranking_keeps_its_items_and_their_scores()
    {
        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction(""" "output":{"items":[{"item":"x","score":2.5},{"item":"y"}]} """));

        Assert.Equal(["x", "y"], row.Items!);
        Assert.Equal([2.5, double.NaN], row.ItemScores!);
        Assert.Equal(ModelTask.Ranking, intake.Registry.Find("churn", "3")!.Task);
    }

    [Theory]
    [InlineData("""{"value":-3.5}""", ModelTask.Regression)]
    [InlineData("""{"score":0.5}""", ModelTask.Binary)]
    [InlineData("""{"probabilities":{"x":0.5,"y":0.5}}""", ModelTask.Multiclass)]
    public async Task The_shape_of_the_output_tells_the_task_of_an_unknown_version(string output, ModelTask task)
    {
        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Prediction($"\"output\":{output}"));

        Assert.Equal(task, intake.Registry.Find("churn", "3")!.Task);
    }

    [Theory]
    [InlineData("{}", "/output")]
    [InlineData("""{"score":0.5,"value":1}""", "/output")]
    [InlineData("5", "/output")]
    [InlineData("null", "/output")]
    [InlineData("""{"score":1.1}""", "/output/score")]
    [InlineData("""{"score":"0.5"}""", "/output/score")]
    [InlineData("""{"value":1e999}""", "/output/value")]
    [InlineData("""{"value":1e61}""", "/output/value")]
    [InlineData("""{"probabilities":{"a":0.5,"b":0.48}}""", "/output/probabilities")]
    [InlineData("""{"probabilities":{"a":1}}""", "/output/probabilities")]
    [InlineData("""{"probabilities":{}}""", "/output/probabilities")]
    [InlineData("""{"probabilities":{"a":2,"b":-1}}""", "/output/probabilities/a")]
    [InlineData("""{"probabilities":{"a":0.5,"a":0.5}}""", "/output/probabilities/a")]
    [InlineData("""{"items":[]}""", "/output/items")]
    [InlineData("""{"items":[{"item":"x"},{"item":"x"}]}""", "/output/items/1/item")]
    [InlineData("""{"items":[{"score":1}]}""", "/output/items/0/item")]
    [InlineData("""{"items":["x"]}""", "/output/items/0")]
    public async Task A_faulty_output_is_rejected_and_makes_no_model(string output, string pointer)
    {
        var fault = await intake.RejectAsync(RecordKind.Prediction, Some.Prediction($"\"output\":{output}"));

        Assert.Equal(pointer, fault.Pointer);
        Assert.Empty(intake.Registry.List());
    }

    [Fact]
    public async Task More_than_two_hundred_ranked_items_are_rejected()
    {
        var items = string.Join(',', Enumerable.Range(0, 201).Select(i => $$"""{"item":"i{{i}}"}"""));

        var fault = await intake.RejectAsync(RecordKind.Prediction, Some.Prediction($$""" "output":{"items":[{{items}}]} """));

        Assert.Equal(("/output/items", "too_many"), fault);
    }

    [Theory]
    [InlineData("""{"value":1}""")]
    [InlineData("""{"items":[{"item":"x"}]}""")]
    [InlineData("""{"probabilities":{"stays":0.5,"other":0.5}}""")]
    public async Task An_output_that_does_not_suit_the_task_is_rejected(string output)
    {
        await intake.RegisterAsync(Some.Churn());

        var fault = await intake.RejectAsync(RecordKind.Prediction, Some.Prediction($"\"output\":{output}"));

        Assert.Equal("invalid_output", fault.Code);
    }

    [Theory]
    [InlineData("stays", true)]
    [InlineData("churns", false)]
    [InlineData("call them", false)]
    public async Task A_decision_for_the_class_that_was_not_predicted_is_a_finding(string decision, bool found)
    {
        await intake.RegisterAsync(Some.Churn());

        await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction($$""" "output":{"score":0.9},"decision":"{{decision}}" """));

        Assert.Equal(found, intake.Findings.Contains(("inconsistent_decision", "decision", 1)));
    }
}

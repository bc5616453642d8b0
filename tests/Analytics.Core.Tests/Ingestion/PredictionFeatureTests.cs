using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class PredictionFeatureTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public async Task Features_lie_in_the_slots_of_their_types()
    {
        var row = await StoreAsync("""{"plan":"free","taste":[1,2.5,-3],"trial":true,"tenure":7}""");

        Assert.Equal([7, 1], row.Numbers);
        Assert.Equal(["free"], row.Categories);
        Assert.Equal([1, 2.5f, -3], row.Embeddings!);
        Assert.Null(row.Extras);
        Assert.Empty(intake.Findings);
    }

    [Fact]
    public async Task Features_may_come_before_the_model()
    {
        await RegisterAsync();

        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction,
            """{"features":{"tenure":7,"plan":"free"},"output":{"score":0.8},"id":"p-1","version":"3","model":"churn"}""");

        Assert.Equal([7, double.NaN], row.Numbers);
        Assert.Equal(["free"], row.Categories);
    }

    [Theory]
    [InlineData("""{"tenure":"7","plan":"free"}""", "type_changed", "tenure", """{"tenure":"7"}""")]
    [InlineData("""{"tenure":7,"plan":3}""", "type_changed", "plan", """{"plan":3}""")]
    [InlineData("""{"tenure":7,"plan":"free","trial":1}""", "type_changed", "trial", """{"trial":1}""")]
    [InlineData("""{"tenure":7,"plan":"free","taste":[1,2]}""", "type_changed", "taste", """{"taste":[1,2]}""")]
    [InlineData("""{"tenure":7,"plan":"free","taste":[1,2,"x"]}""", "type_changed", "taste", """{"taste":[1,2,"x"]}""")]
    [InlineData("""{"tenure":7,"plan":"free","taste":[1,2,3,4]}""", "type_changed", "taste", """{"taste":[1,2,3,4]}""")]
    [InlineData("""{"tenure":7,"plan":"free","other":{"a":[null]}}""", "unknown_feature", "other", """{"other":{"a":[null]}}""")]
    [InlineData("""{"tenure":121,"plan":"free"}""", "out_of_range", "tenure", null)]
    [InlineData("""{"tenure":7,"plan":"gold"}""", "unknown_category", "plan", null)]
    [InlineData("""{"tenure":7}""", "missing", "plan", null)]
    [InlineData("""{"tenure":7,"plan":null}""", "missing", "plan", null)]
    public async Task What_does_not_fit_is_a_finding_and_kept(string features, string finding, string field, string? extras)
    {
        await intake.ConsentAsync("u-42");

        var row = await StoreAsync(features);

        Assert.Equal([(finding, field, 1L)], intake.Findings);
        Assert.Equal(extras, row.Extras is null ? null : intake.Sealer.Open(row.Extras));
    }

    [Fact]
    public async Task Without_features_every_required_one_is_missing()
    {
        await RegisterAsync();

        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Prediction());

        Assert.Equal([("missing", "tenure", 1L), ("missing", "plan", 1L)], intake.Findings);
    }

    [Fact]
    public async Task Checked_records_and_expected_fields_are_counted()
    {
        await RegisterAsync();

        await intake.SendItemsAsync(
            RecordKind.Prediction, Some.Prediction(id: "p-1"), Some.Prediction(id: "p-2"), Some.Prediction(id: "p-3", model: "new"));

        Assert.Contains(new QualityCount("churn", "3", "checked", null, 2), intake.Request.Quality);
        Assert.Contains(new QualityCount("churn", "3", "expected", null, 2 * (4 + 2)), intake.Request.Quality);
        Assert.Contains(new QualityCount("new", "3", "checked", null, 1), intake.Request.Quality);
        Assert.Contains(new QualityCount("churn", "3", "missing", "plan", 2), intake.Request.Quality);
    }

    [Theory]
    [InlineData("""{"tenure":7,"tenure":8}""", "/features/tenure", "duplicate_key")]
    [InlineData("""{"tenure":1e400}""", "/features/tenure", "invalid_value")]
    [InlineData("[]", "/features", "invalid_type")]
    [InlineData("""{"x":{"x":{"x":{"x":{"x":{"x":{"x":{"x":1}}}}}}}}""", "/features/x", "too_deep")]
    public async Task Features_that_can_not_be_read_are_faults(string features, string pointer, string code)
    {
        await RegisterAsync();

        var fault = await intake.RejectAsync(RecordKind.Prediction, Some.Features(features));

        Assert.Equal((pointer, code), fault);
    }

    [Fact]
    public async Task More_than_two_hundred_features_are_rejected()
    {
        var features = string.Join(',', Enumerable.Range(0, 201).Select(i => $"\"f{i}\":{i}"));

        var fault = await intake.RejectAsync(RecordKind.Prediction, Some.Features($"{{{features}}}"));

        Assert.Equal(("/features", "too_many"), fault);
        Assert.Empty(intake.Registry.List());
    }

    [Fact]
    public async Task An_inferred_version_grows_by_new_features_and_keeps_old_slots()
    {
        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Features("""{"a":1,"c":"x"}"""));

        var row = await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Features("""{"b":true,"a":2,"e":[1,2],"c":"y"}""").Replace("p-1", "p-2"));

        Assert.Equal([2, 1], row.Numbers);
        Assert.Equal(["y"], row.Categories);
        Assert.Equal([1, 2], row.Embeddings!);
        Assert.Empty(intake.Findings);
        Assert.Equal(["a", "c", "b", "e"], intake.Registry.Find("churn", "3")!.Features.Select(feature => feature.Name));
    }

    [Fact]
    public async Task An_inferred_version_notes_a_change_of_type()
    {
        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Features("""{"a":1}"""));

        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Features("""{"a":"one"}""").Replace("p-1", "p-2"));

        Assert.Equal([("type_changed", "a", 1L)], intake.Findings);
    }

    [Fact]
    public async Task Registering_an_inferred_version_ends_its_growth()
    {
        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Features("""{"tenure":1}"""));
        await RegisterAsync();

        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Features("""{"tenure":1,"plan":"free","b":2}""").Replace("p-1", "p-2"));

        Assert.Equal([("unknown_feature", "b", 1L)], intake.Findings);
        Assert.Equal(5, intake.Registry.Find("churn", "3")!.Features.Count);
    }

    [Fact]
    public async Task A_value_that_can_not_be_a_feature_does_not_grow_the_version()
    {
        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Features("""{"":1,"o":{},"n":null,"l":["x"],"mail@example.org":3}"""));

        Assert.Empty(intake.Registry.Find("churn", "3")!.Features);
        Assert.DoesNotContain(intake.Findings, finding => finding.Field!.Contains('@', StringComparison.Ordinal));
    }

    private async Task<PredictionRow> StoreAsync(string features)
    {
        await RegisterAsync();
        return await intake.StoreAsync<PredictionRow>(
            RecordKind.Prediction, Some.Prediction($$""" "output":{"score":0.8},"subject":"u-42","features":{{features}} """));
    }

    private Task RegisterAsync() => intake.RegisterAsync(Some.Churn(Some.Tenure, Some.Plan, Some.Trial, Some.Note, Some.Taste));
}

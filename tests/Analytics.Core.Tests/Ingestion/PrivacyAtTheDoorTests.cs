using System.Text.Json;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class PrivacyAtTheDoorTests : IDisposable
{
    private const string Personal = "jane@example.org";

    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public async Task Without_consent_a_prediction_is_kept_without_subject_session_and_text()
    {
        await RegisterAsync();

        var row = await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, WithNote("stranger"));

        Assert.Null(row.Subject);
        Assert.Null(row.Session);
        Assert.Equal("""{"extra":3}""", intake.Sealer.Open(row.Extras));
        Assert.Equal([7], row.Numbers);
    }

    [Fact]
    public async Task With_consent_text_is_kept_scrubbed_and_sealed()
    {
        await RegisterAsync();
        await intake.ConsentAsync("u-42");

        var row = await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, WithNote("u-42"));

        Assert.Equal("s-9", row.Session);
        Assert.Equal("""{"note":"ask [email]","extra":3}""", intake.Sealer.Open(row.Extras));
    }

    [Fact]
    public async Task Consent_for_other_purposes_does_not_link()
    {
        await intake.ConsentAsync("u-42", "training", "benchmarking");

        var row = await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, WithNote("u-42"));

        Assert.Null(row.Subject);
    }

    [Fact]
    public async Task Withdrawn_consent_stops_the_link_at_once()
    {
        await intake.ConsentAsync("u-42");
        await intake.Consents.WithdrawAsync("u-42", TestContext.Current.CancellationToken);

        var row = await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, WithNote("u-42"));

        Assert.Null(row.Subject);
    }

    [Fact]
    public async Task Predictions_without_consent_can_be_dropped()
    {
        using var intake = new Intake(new PrivacyOptions { UnlinkedPredictions = "drop" });

        await intake.SendItemsAsync(RecordKind.Prediction, WithNote("stranger"), Some.Prediction(id: "p-2"));

        Assert.Equal("p-2", Assert.Single(intake.Request.Rows).Id);
        Assert.Equal("consent_missing", Assert.Single(intake.Request.Dispositions).Code);
    }

    [Fact]
    public async Task Planted_personal_data_reach_no_plain_field()
    {
        await intake.ConsentAsync(Personal);
        var prediction = Some.Prediction(
            $$"""
            "output":{"items":[{"item":"{{Personal}}"}]},"subject":"{{Personal}}","decision":"{{Personal}}","policy":"{{Personal}}",
            "features":{"plan":"{{Personal}}","{{Personal}}":"{{Personal}}"},"experiment":{"key":"{{Personal}}","variant":"{{Personal}}"},
            "segments":{"{{Personal}}":"{{Personal}}"},"context":{"session":"{{Personal}}","region":"{{Personal}}","appVersion":"{{Personal}}"},
            "{{Personal}}":"{{Personal}}"
            """);

        await intake.SendItemsAsync(RecordKind.Prediction, prediction);
        await intake.SendItemsAsync(
            RecordKind.Event,
            $$"""
            {"messageId":"e","event":"{{Personal}}","userId":"{{Personal}}","properties":{"{{Personal}}":"{{Personal}}"},
            "context":{"session":"{{Personal}}","region":"{{Personal}}","app":{"version":"{{Personal}}"} } }
            """);
        await intake.SendItemsAsync(RecordKind.Feedback, Some.Feedback("label", $"\"{Personal}\""));
        await intake.SendItemsAsync(
            RecordKind.Safety, Some.Safety($$""","category":"{{Personal}}","evidence":"{{Personal}}" """).Replace("toxicity", Personal));
        await intake.SendItemsAsync(RecordKind.Metric, $$"""{"name":"{{Personal}}","labels":{"{{Personal}}":"{{Personal}}"},"value":1}""");

        Assert.Equal(5, intake.Log.Rows.Count());
        Assert.DoesNotContain("jane", Everything(), StringComparison.OrdinalIgnoreCase);
    }

    private string Everything() =>
        string.Concat(intake.Log.Rows.Select(row => JsonSerializer.Serialize(row, row.GetType(), Lenient)))
        + JsonSerializer.Serialize(intake.Log.Requests.SelectMany(request => request.Quality))
        + JsonSerializer.Serialize(intake.Registry.List().Select(model => intake.Registry.Find(model.Model, model.Versions[0])));

    private static readonly JsonSerializerOptions Lenient = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static string WithNote(string subject) => Some.Prediction(
        $$"""
        "output":{"score":0.8},"subject":"{{subject}}","context":{"session":"s-9"},
        "features":{"tenure":7,"note":"ask {{Personal}}","extra":3}
        """);

    private Task RegisterAsync() => intake.RegisterAsync(Some.Churn(Some.Tenure, Some.Note));
}

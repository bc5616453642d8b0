using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class EventTests : IAsyncLifetime
{
    private readonly Intake intake = new();

    public async ValueTask InitializeAsync() => await intake.ConsentAsync("u-42");

    public ValueTask DisposeAsync()
    {
        intake.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_event_in_Segments_shape_becomes_a_row()
    {
        var row = await StoreAsync(
            """
            ,"type":"track","timestamp":"2026-11-01T10:00:00Z","properties":{"plan":"pro","revenue":9.5,"currency":"EUR"},
            "context":{"ip":"203.0.113.9","userAgent":"Mozilla","locale":"de-DE","session":"s-1","country":"DE","app":{"name":"a","version":"4.1"}}
            """);

        Assert.Equal(("e-1", "track", "purchase"), (row.Id, row.Type, row.Name));
        Assert.Equal((9.5, "EUR"), (row.Value, row.Currency));
        Assert.Equal(("s-1", "DE", "4.1"), (row.Session, row.Region, row.AppVersion));
        Assert.Equal("""{"plan":"pro","revenue":9.5,"currency":"EUR"}""", row.Properties);
        Assert.Equal(intake.Pseudonymiser.Of("u-42").Sealed, row.Subject);
        Assert.False(row.Anonymous);
        Assert.Empty(intake.Findings);
    }

    [Fact]
    public async Task A_cloud_event_becomes_a_row()
    {
        const string body =
            """
            [{"specversion":"1.0","id":"e-1","source":"/shop","type":"purchase","subject":"u-42","time":"2026-11-01T10:00:00Z",
              "datacontenttype":"application/json","data":{"value":3,"currency":"USD"}}]
            """;

        await intake.SendAsync(RecordKind.Event, body, BodyFormat.CloudEventsBatch);

        var row = Assert.IsType<EventRow>(Assert.Single(intake.Request.Rows));
        Assert.Equal(("e-1", "track", "purchase", 3d, "USD"), (row.Id, row.Type, row.Name, row.Value, row.Currency));
    }

    [Theory]
    [InlineData("""{"specversion":"0.3","id":"e","source":"s","type":"t","subject":"u-42"}""", "/specversion", "invalid_value")]
    [InlineData("""{"specversion":"1.0","source":"s","type":"t","subject":"u-42"}""", "/id", "missing")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"s","subject":"u-42"}""", "/type", "missing")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"s","type":"t"}""", "/subject", "missing")]
    [InlineData("""{"id":"e","source":"s","type":"t","subject":"u-42"}""", "/specversion", "missing")]
    public async Task A_faulty_cloud_event_is_rejected(string item, string pointer, string code)
    {
        var fault = await intake.RejectAsync(RecordKind.Event, item, BodyFormat.CloudEvent);

        Assert.Equal((pointer, code), fault);
    }

    [Theory]
    [InlineData("""{"messageId":"e","userId":"u-42"}""", "/event", "missing")]
    [InlineData("""{"messageId":"e","event":"x"}""", "/userId", "missing")]
    [InlineData("""{"messageId":"e","event":"x","userId":"null"}""", "/userId", "junk_id")]
    [InlineData("""{"messageId":"e","event":"x","anonymousId":"guest"}""", "/anonymousId", "junk_id")]
    [InlineData("""{"messageId":"e","event":"x","userId":"u-42","type":"alias"}""", "/type", "invalid_value")]
    [InlineData("""{"messageId":"e","event":"x","userId":"u-42","value":3}""", "/currency", "missing")]
    [InlineData("""{"messageId":"e","event":"x","userId":"u-42","value":3,"currency":"ZZZ"}""", "/currency", "invalid_value")]
    [InlineData("""{"messageId":"e","event":"x","userId":"u-42","properties":{"value":3,"currency":"eur"}}""", "/properties/currency", "invalid_value")]
    [InlineData("""{"messageId":"e","event":"x","userId":"u-42","properties":[]}""", "/properties", "invalid_type")]
    [InlineData("""{"messageId":"e","event":"x","userId":"u-42","properties":{"a":1,"a":2}}""", "/properties/a", "duplicate_key")]
    [InlineData("""{"messageId":"e","event":"x","userId":"u-42","properties":{"a":[[[[[[[1]]]]]]]}}""", "/properties/a", "too_deep")]
    [InlineData("""{"messageId":"e f","event":"x","userId":"u-42"}""", "/messageId", "invalid_value")]
    public async Task A_faulty_event_is_rejected(string item, string pointer, string code)
    {
        var fault = await intake.RejectAsync(RecordKind.Event, item);

        Assert.Equal((pointer, code), fault);
    }

    [Theory]
    [InlineData("identify", "identify")]
    [InlineData("page", "Home")]
    public async Task Events_other_than_track_need_no_name(string type, string name)
    {
        var row = await intake.StoreAsync<EventRow>(
            RecordKind.Event, $$"""{"messageId":"e","type":"{{type}}","userId":"u-42"{{(type == "page" ? ",\"name\":\"Home\"" : "")}}}""");

        Assert.Equal(name, row.Name);
    }

    [Fact]
    public async Task A_value_without_a_currency_is_no_money()
    {
        var row = await StoreAsync(""","properties":{"value":5.2}""");

        Assert.Null(row.Value);
        Assert.Equal("""{"value":5.2}""", row.Properties);
    }

    [Fact]
    public async Task Events_without_an_id_get_one_of_their_content()
    {
        await intake.SendItemsAsync(
            RecordKind.Event,
            """{"event":"x","userId":"u-42","properties":{"a":1,"b":2}}""",
            """{"userId":"u-42","properties":{"b":2,"a":1},"event":"x"}""",
            """{"event":"x","userId":"u-42","properties":{"a":1,"b":3}}""");

        var ids = intake.Request.Rows.Select(row => Guid.Parse(row.Id)).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.All(ids, id => Assert.Equal(5, id.Version));
    }

    [Fact]
    public async Task Properties_are_scrubbed_however_deep_they_lie()
    {
        var row = await StoreAsync(
            ""","properties":{"a":["jane@example.org",{"b":"call +49 30 901820"}],"jane@example.org":1,"card":4111111111111111,"n":12345678}""");

        Assert.DoesNotContain("jane", row.Properties, StringComparison.Ordinal);
        Assert.DoesNotContain("901820", row.Properties, StringComparison.Ordinal);
        Assert.DoesNotContain("4111111111111111", row.Properties, StringComparison.Ordinal);
        Assert.Contains("\"n\":12345678", row.Properties, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_consent_an_event_is_dropped_and_counted()
    {
        var outcome = await intake.SendItemsAsync(RecordKind.Event, """{"messageId":"e-1","event":"x","userId":"stranger"}""", Some.Event().Replace("e-1", "e-2"));

        Assert.Equal("e-2", Assert.Single(intake.Request.Rows).Id);
        Assert.Equal(
            [new Disposition(0, RecordHash.OfId(RecordKind.Event, "e-1"), DispositionKind.Dropped, "consent_missing")], intake.Request.Dispositions);
        Assert.Equal(("dropped", "consent_missing"), (outcome.Response!.Results![0].Status, outcome.Response.Results[0].Code));
    }

    [Fact]
    public async Task A_batch_of_only_dropped_events_is_no_fault()
    {
        var outcome = await intake.SendItemsAsync(RecordKind.Event, """{"messageId":"e-1","event":"x","userId":"stranger"}""");

        Assert.Empty(outcome.Faults);
        Assert.Equal(0, outcome.Response!.Accepted);
        Assert.Single(outcome.Response.Results!);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", true)]
    [InlineData("""["analytics"]""", true)]
    [InlineData("""["training",{"analytics":true}]""", false)]
    [InlineData("""{"analytics":true}""", true)]
    [InlineData("""{"analytics":false}""", false)]
    [InlineData("""{"categoryPreferences":{"ads":false,"analytics":true}}""", true)]
    [InlineData("""{"categoryPreferences":{"ads":true}}""", false)]
    [InlineData("\"yes\"", false)]
    public async Task The_events_own_consent_can_only_narrow(string consent, bool stored)
    {
        await intake.SendItemsAsync(
            RecordKind.Event,
            Some.Event($$""","context":{"consent":{{consent}},"country":"DE"}"""),
            $$"""{"messageId":"e-2","event":"x","context":{"consent":{{consent}} },"userId":"stranger"}""");

        Assert.Equal(stored ? ["e-1"] : [], intake.Request.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task An_anonymous_person_may_consent_too()
    {
        await intake.ConsentAsync("device-7");

        var row = await intake.StoreAsync<EventRow>(RecordKind.Event, """{"messageId":"e","event":"x","anonymousId":"device-7"}""");

        Assert.True(row.Anonymous);
        Assert.Equal(intake.Pseudonymiser.Of("device-7").Sealed, row.Subject);
    }

    private Task<EventRow> StoreAsync(string rest) => intake.StoreAsync<EventRow>(RecordKind.Event, Some.Event(rest));
}

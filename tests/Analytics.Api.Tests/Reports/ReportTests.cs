using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Reports;
using Analytics.Api.Tests.Durability;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Reports;

/// <summary>Reports on demand, read back.</summary>
public sealed class ReportTests(RunningService service) : ServiceTest(service)
{
    [Theory]
    [InlineData("html", "text/html")]
    [InlineData("pdf", "application/pdf")]
    [InlineData("markdown", "text/markdown")]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    public async Task A_scorecard_is_written_in_every_format(string format, string mediaType)
    {
        var model = "reported-" + format;
        await RecordAsync(model);

        var report = await WrittenAsync($$"""{"template":"effectiveness","model":"{{model}}","format":"{{format}}"}""");

        Assert.Equal($"Effectiveness of {model}", report.GetProperty("title").GetString());
        Assert.NotEqual("", report.GetProperty("sentence").GetString());
        using var client = Service.Client();
        using var response = await client.GetAsync(new Uri($"/v1/reports/{report.GetProperty("id").GetString()}/content", UriKind.Relative), Cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(report.GetProperty("bytes").GetInt64(), bytes.Length);
        var text = format == "pdf" ? PdfText.Read(bytes) : System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains(format == "json" ? "\"accuracy\":{\"value\":0.75" : "75%", text, StringComparison.Ordinal);
        if (format != "html") return;
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"/", text, StringComparison.Ordinal);
        Assert.Contains("href=\"http://localhost:5080/v1/models/", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"template":"safety","model":"reported","format":"markdown"}""", "Safety of reported")]
    [InlineData("""{"template":"weekly","format":"csv"}""", "The week")]
    [InlineData("""{"template":"weekly","format":"html"}""", "The week")]
    [InlineData("""{"template":"executive","format":"html"}""", "Business")]
    [InlineData("""{"template":"executive","format":"csv"}""", "Business")]
    [InlineData("""{"template":"experiment","experiment":"reported","format":"html"}""", "Experiment reported: Not started")]
    [InlineData("""{"template":"experiment","experiment":"reported","format":"markdown"}""", "Experiment reported: Not started")]
    public async Task Every_template_is_written(string request, string title)
    {
        await RecordAsync();
        await SendAsync(HttpMethod.Put, "/v1/experiments/reported", """{"hypothesis":"It is better.","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}]}""");

        var report = await WrittenAsync(request);

        Assert.Equal(title, report.GetProperty("title").GetString());
        Assert.NotEqual("", report.GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task The_same_key_gives_the_same_report()
    {
        using var client = Service.Client();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "monday");

        using var first = await client.PostAsJsonAsync("/v1/reports", new { template = "weekly" }, Cancellation);
        using var second = await client.PostAsJsonAsync("/v1/reports", new { template = "weekly" }, Cancellation);

        Assert.Equal(202, (int)first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Theory]
    [InlineData("""{"template":"horoscope"}""", "/template")]
    [InlineData("""{"template":"safety"}""", "/model")]
    [InlineData("""{"template":"safety","model":"unheard-of"}""", "/model")]
    [InlineData("""{"template":"experiment","experiment":"unheard-of"}""", "/experiment")]
    [InlineData("""{"template":"weekly","model":"reported"}""", "/model")]
    [InlineData("""{"template":"executive","experiment":"reported"}""", "/experiment")]
    [InlineData("""{"template":"effectiveness","model":"reported","from":"2026-02-01T00:00:00Z","to":"2026-01-01T00:00:00Z"}""", "/from")]
    public async Task A_request_that_can_not_be_written_is_refused_by_pointer(string request, string pointer)
    {
        await RecordAsync();

        var (status, body) = await PostAsync("/v1/reports", request);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(pointer, out _), body.ToString());
    }

    [Fact]
    public async Task A_schedule_is_stored_with_its_next_times_replaced_by_revision_and_removed()
    {
        var (stored, first) = await SendAsync(HttpMethod.Put, "/v1/reports/schedules/weekly", ReportExamples.Schedule);
        var (_, listed) = await GetAsync("/v1/reports/schedules");
        var (removed, _) = await SendAsync(HttpMethod.Delete, "/v1/reports/schedules/weekly");

        Assert.Equal((200, 1), (stored, first.GetProperty("revision").GetInt32()));
        Assert.Equal(3, first.GetProperty("upcoming").GetArrayLength());
        var next = TimeZoneInfo.ConvertTime(first.GetProperty("nextAt").GetDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.Equal((DayOfWeek.Monday, 7, 0), (next.DayOfWeek, next.Hour, next.Minute));
        Assert.Contains(listed.EnumerateArray(), one => one.GetProperty("uid").GetString() == "weekly");
        Assert.Equal((204, 404), (removed, (await GetAsync("/v1/reports/schedules/weekly")).Status));
    }

    [Theory]
    [InlineData("""{"report":{"template":"weekly"},"cron":"every monday"}""", "/cron")]
    [InlineData("""{"report":{"template":"weekly"},"cron":"0 7 * * MON","zone":"Mars/Olympus"}""", "/zone")]
    [InlineData("""{"report":{"template":"weekly"},"cron":"0 7 * * MON","days":0}""", "/days")]
    [InlineData("""{"report":{"template":"weekly"},"cron":"0 7 * * MON","channels":["unheard-of"]}""", "/channels/0")]
    [InlineData("""{"report":{"template":"safety"},"cron":"0 7 * * MON"}""", "/report/model")]
    public async Task A_faulty_schedule_is_refused_by_pointer(string request, string pointer)
    {
        var (status, body) = await SendAsync(HttpMethod.Put, "/v1/reports/schedules/faulty", request);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(pointer, out _), body.ToString());
    }

    private async Task RecordAsync(string model = "reported")
    {
        var now = TimeProvider.System.GetUtcNow();
        var predictions = Enumerable.Range(0, 80).Select(at => $$"""{"id":"{{model}}-{{at}}","model":"{{model}}","version":"1","timestamp":"{{now.AddHours(-at - 1).ToString("O", CultureInfo.InvariantCulture)}}","output":{"score":{{(at % 2 == 0 ? "0.9" : "0.1")}}} }""");
        var labels = Enumerable.Range(0, 80).Select(at => $$"""{"id":"{{model}}-f-{{at}}","predictionId":"{{model}}-{{at}}","kind":"label","value":{{(at % 2 == 0 || at % 4 == 3 ? "true" : "false")}}}""");
        await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', predictions)}}]}""");
        await PostAsync("/v1/feedback/batch", $$"""{"items":[{{string.Join(',', labels)}}]}""");
    }

    private async Task<JsonElement> WrittenAsync(string request)
    {
        var (status, ordered) = await PostAsync("/v1/reports", request);
        Assert.True(status == 202, ordered.ToString());
        JsonElement report = default;
        await ServiceProcess.UntilAsync(async () => (report = (await GetAsync($"/v1/reports/{ordered.GetProperty("id").GetString()}")).Body).GetProperty("status").GetString() != "pending");
        Assert.True(report.GetProperty("status").GetString() == "done", report.ToString());
        return report;
    }
}

using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Analytics.Api.OpenApi;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class RecordingTests(RunningService service) : ServiceTest(service)
{
    public static TheoryData<string, string> DocumentedBodies => new()
    {
        { "/v1/predictions", Examples.Prediction },
        { "/v1/predictions/batch", Examples.Predictions },
        { "/v1/feedback", Examples.Feedback },
        { "/v1/feedback/batch", Examples.FeedbackBatch },
        { "/v1/safety", Examples.SafetyCheck },
        { "/v1/safety/batch", Examples.SafetyChecks },
        { "/v1/metrics/batch", Examples.Metrics },
    };

    [Theory]
    [MemberData(nameof(DocumentedBodies))]
    public async Task Every_documented_body_is_accepted(string path, string body)
    {
        var (status, answer) = await PostAsync(path, body);

        Assert.Equal(202, status);
        Assert.Equal(1, answer.GetProperty("accepted").GetInt32() + answer.GetProperty("duplicates").GetInt32());
    }

    [Fact]
    public async Task An_event_is_dropped_without_consent_and_stored_with_it()
    {
        var before = await PostAsync("/v1/events", Examples.Event.Replace("e-1", "e-before", StringComparison.Ordinal).Replace("u-42", "u-consents", StringComparison.Ordinal));
        var consent = await SendAsync(HttpMethod.Put, "/v1/consents/u-consents", Examples.Consent);
        var after = await PostAsync("/v1/events", Examples.Event.Replace("e-1", "e-after", StringComparison.Ordinal).Replace("u-42", "u-consents", StringComparison.Ordinal));

        Assert.Equal((207, 204, 202), (before.Status, consent.Status, after.Status));
        Assert.Equal("consent_missing", before.Body.GetProperty("results")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_batch_with_one_bad_record_stores_the_others_and_names_it()
    {
        var (status, body) = await PostAsync("/v1/predictions/batch", $$"""{"items":[{{Prediction("mixed-1")}},{"id":"mixed-2"}]}""");

        Assert.Equal(207, status);
        Assert.Equal((1, "rejected", 1), (body.GetProperty("accepted").GetInt32(), body.GetProperty("results")[0].GetProperty("status").GetString(), body.GetProperty("results")[0].GetProperty("index").GetInt32()));
    }

    [Fact]
    public async Task A_retried_batch_stores_nothing_twice()
    {
        var batch = $$"""{"items":[{{Prediction("twice-1")}},{{Prediction("twice-2")}}]}""";

        await PostAsync("/v1/predictions/batch", batch);
        var (status, body) = await PostAsync("/v1/predictions/batch", batch);

        Assert.Equal((202, 0, 2), (status, body.GetProperty("accepted").GetInt32(), body.GetProperty("duplicates").GetInt32()));
    }

    [Fact]
    public async Task Lines_of_json_are_a_batch()
    {
        var (status, body) = await SendAsync(
            HttpMethod.Post, "/v1/predictions/batch", Prediction("line-1") + "\n" + Prediction("line-2"), mediaType: "application/x-ndjson");

        Assert.Equal((202, 2), (status, body.GetProperty("accepted").GetInt32()));
    }

    [Fact]
    public async Task A_compressed_body_is_taken()
    {
        using var client = Service.Client();
        using var content = new ByteArrayContent(Gzip(Prediction("zipped-1")));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        using var response = await client.PostAsync("/v1/predictions", content, Cancellation);

        Assert.Equal(202, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_record_has_a_receipt_whatever_stands_in_its_id()
    {
        await PostAsync("/v1/predictions", Prediction("tenant/7:a+b="));

        var (status, body) = await GetAsync("/v1/records/" + Uri.EscapeDataString("tenant/7:a+b=") + "/status");

        Assert.Equal((200, "stored"), (status, body.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task An_unknown_record_has_no_receipt() => Assert.Equal(404, (await GetAsync("/v1/records/never-sent/status")).Status);

    [Fact]
    public async Task The_ledger_balances()
    {
        await PostAsync("/v1/predictions", Prediction("ledger-1"));
        await PostAsync("/v1/predictions", "{\"id\":");

        var (status, body) = await GetAsync("/v1/ledger");

        Assert.Equal(200, status);
        Assert.True(body.GetProperty("balanced").GetBoolean());
    }

    [Fact]
    public async Task Otlp_metrics_are_stored_and_partly_refused_in_the_format_of_the_request()
    {
        var whole = await PostAsync("/v1/otlp/v1/metrics", Recent(Examples.Otlp));
        var partly = await PostAsync("/v1/otlp/v1/metrics", Recent(Examples.Otlp).Replace(
            "\"asInt\":\"7\"}", "\"asInt\":\"7\"},{\"asDouble\":\"NaN\"}", StringComparison.Ordinal));

        Assert.Equal((200, "{}"), (whole.Status, whole.Body.ToString().Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal("1", partly.Body.GetProperty("partialSuccess").GetProperty("rejectedDataPoints").GetString());
    }

    private static string Recent(string otlp) => otlp.Replace("\"timeUnixNano\":\"1793527200000000000\",", "", StringComparison.Ordinal);

    private static string Prediction(string id) => """{"id":"ID","model":"recorded","version":"1","output":{"score":0.7}}""".Replace("ID", id, StringComparison.Ordinal);

    private static byte[] Gzip(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return buffer.ToArray();
    }
}

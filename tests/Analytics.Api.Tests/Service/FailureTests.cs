using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class FailureTests(RunningService service) : ServiceTest(service)
{
    [Theory]
    [InlineData("{\"id\":\"x\"")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"a b\",\"model\":\"m\",\"version\":\"1\",\"output\":{\"score\":0.5}}")]
    [InlineData("{\"id\":\"x1\",\"model\":\"m\",\"version\":\"1\",\"output\":{\"score\":NaN}}")]
    [InlineData("{\"id\":\"x2\",\"model\":\"m\",\"version\":\"1\",\"output\":{\"score\":1e999}}")]
    [InlineData("{\"id\":\"x3\",\"model\":\"m\",\"version\":\"1\",\"output\":{\"score\":\"0.5\"}}")]
    [InlineData("{\"id\":\"x4\",\"model\":\"m'; DROP TABLE predictions;--\",\"version\":\"1\",\"output\":{\"score\":0.5}}")]
    public async Task A_faulty_record_is_a_problem_with_pointers(string body)
    {
        var (status, problem) = await PostAsync("/v1/predictions", body);

        Assert.Equal(400, status);
        Assert.All(problem.GetProperty("errors").EnumerateObject(), error => Assert.True(error.Name is "" || error.Name[0] == '/'));
        AssertProblem(problem, 400);
    }

    [Fact]
    public async Task Unknown_media_types_are_refused()
    {
        var (status, problem) = await SendAsync(HttpMethod.Post, "/v1/predictions", "a=b", mediaType: "application/x-www-form-urlencoded");

        Assert.Equal(415, status);
        AssertProblem(problem, 415);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var client = Service.Client();
        using var content = new ByteArrayContent(new byte[(5 * 1024 * 1024) + 1]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/predictions/batch") { Content = content, Headers = { ExpectContinue = true } };

        using var response = await client.SendAsync(request, Cancellation);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/v1/ledger?from=yesterday", "from")]
    [InlineData("/v1/quality?to=never", "to")]
    [InlineData("/v1/models/m/scorecard?from=2026-02-30", "from")]
    public async Task A_time_that_is_none_is_named(string path, string parameter)
    {
        var (status, problem) = await GetAsync(path);

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Fact]
    public async Task A_misspelt_field_of_a_query_is_named_and_not_ignored()
    {
        var (status, problem) = await PostAsync(
            "/v1/query", """{"measure":"predictions","filter":[],"range":{"from":"2026-11-01T00:00:00Z","to":"2026-11-02T00:00:00Z"}}""");

        Assert.Equal(400, status);
        Assert.Equal(["/filter"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Faults_of_a_query_are_named_by_pointer()
    {
        var (status, problem) = await PostAsync("/v1/query", """{"measure":"nonsense","range":{"from":"2026-11-01T00:00:00Z","to":"2026-11-02T00:00:00Z"}}""");

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty("/measure", out _));
    }

    [Theory]
    [InlineData("GET", "/v1/models/none/versions/1", 404)]
    [InlineData("GET", "/v1/models/none/scorecard", 404)]
    [InlineData("GET", "/v1/consents/nobody", 404)]
    [InlineData("DELETE", "/v1/keys/nothing", 404)]
    [InlineData("GET", "/v1/nothing", 404)]
    [InlineData("DELETE", "/v1/ledger", 405)]
    public async Task What_is_not_there_is_a_problem(string method, string path, int expected)
    {
        var (status, problem) = await SendAsync(new HttpMethod(method), path);

        Assert.Equal(expected, status);
        AssertProblem(problem, expected);
    }

    [Fact]
    public async Task No_problem_repeats_the_path_which_may_hold_a_subject()
    {
        var (_, problem) = await GetAsync("/v1/consents/anna@example.org");

        Assert.DoesNotContain("anna", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"items":[]}""", "/items")]
    [InlineData("""{"items":[null]}""", "/items")]
    [InlineData("""{"items":[{"subject":"u-fine","purposes":["analytics"]},{"subject":"","purposes":["analytics"]}]}""", "/items/1/subject")]
    [InlineData("""{"items":[{"subject":"u-fine","purposes":["analytics"]},{"subject":"u-other","purposes":["everything"]}]}""", "/items/1/purposes/0")]
    public async Task One_faulty_consent_of_a_batch_is_named_and_none_is_stored(string body, string pointer)
    {
        var (status, problem) = await PostAsync("/v1/consents/batch", body);
        var (stored, _) = await GetAsync("/v1/consents/u-fine");

        Assert.Equal((400, 404), (status, stored));
        Assert.Equal([pointer], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static void AssertProblem(JsonElement problem, int status)
    {
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("code").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        Assert.False(problem.TryGetProperty("instance", out _));
    }
}

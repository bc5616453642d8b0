using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class PerformanceTests(RunningService service) : ServiceTest(service)
{
    [Theory]
    [InlineData("reference=yesterday", "reference")]
    [InlineData("bucket=year", "bucket")]
    [InlineData("knownBy=never", "knownBy")]
    [InlineData("segment=country", "segment")]
    [InlineData("from=2026-10-02&to=2026-10-01", "from")]
    public async Task Nonsense_is_named(string query, string parameter)
    {
        var (status, problem) = await GetAsync($"/v1/models/any/performance?{query}");

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Fact]
    public async Task An_unknown_model_is_not_found() => Assert.Equal(404, (await GetAsync("/v1/models/unheard-of/performance")).Status);

    [Fact]
    public async Task A_model_without_labels_says_that_it_has_too_few_data()
    {
        await PostAsync("/v1/predictions", """{"id":"unlabelled-1","model":"unlabelled","version":"1","output":{"score":0.7}}""");

        var (status, report) = await GetAsync("/v1/models/unlabelled/performance");

        Assert.Equal(200, status);
        Assert.Equal(1, report.GetProperty("predictions").GetInt64());
        Assert.All(report.GetProperty("findings").EnumerateArray(), finding => Assert.Equal("notEnoughData", finding.GetProperty("status").GetString()));
    }
}

using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class HeadersTests(RunningService service) : ServiceTest(service)
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/v1/models")]
    [InlineData("/healthz/live")]
    public async Task Every_answer_limits_what_a_browser_may_do(string path)
    {
        using var client = Service.Client();

        using var response = await client.GetAsync(path, Cancellation);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>What the service refuses because it is too much at once, or too slow.</summary>
public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var service = await StartAsync("Rates:PerKey", "1");
        using var client = service.Client();

        using var refused = await UntilRefusedAsync(() => client.GetAsync("/v1/models", Cancellation));

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal("too_many_requests", (await ProblemAsync(refused)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_full_queue_refuses_before_it_reads_and_nothing_of_it_is_stored()
    {
        await using var service = await StartAsync("Storage:QueueRows", "1000");
        using var client = service.Client();
        var sent = 0;
        var accepted = 0;

        HttpResponseMessage? refused = null;
        while (refused is null)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(client, Interlocked.Increment(ref sent))));
            accepted += answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted);
            refused = answers.FirstOrDefault(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        }

        var receipts = await Task.WhenAll(Enumerable.Range(1, sent).Select(number => client.GetAsync($"/v1/records/q{number}-0/status", Cancellation)));
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("too_many_requests", (await ProblemAsync(refused)).GetProperty("code").GetString());
        Assert.Equal(accepted, receipts.Count(receipt => receipt.StatusCode == HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_body_that_dribbles_in_is_given_up_with_408()
    {
        await using var service = await StartAsync("Storage:QueueRows", "1000");
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.ClientOptions.BaseAddress.Host, service.ClientOptions.BaseAddress.Port, Cancellation);
        await using var stream = socket.GetStream();

        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "POST /v1/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
                + $"Authorization: Bearer {RunningService.AdminKey}\r\n\r\n{{"),
            Cancellation);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Cancellation);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("body_too_slow", answer, StringComparison.Ordinal);
    }

    private static async Task<RunningService> StartAsync(string setting, string value)
    {
        var service = new RunningService { Settings = new Dictionary<string, string> { [setting] = value } };
        await service.InitializeAsync();
        return service;
    }

    private static async Task<HttpResponseMessage> UntilRefusedAsync(Func<Task<HttpResponseMessage>> send)
    {
        while (true)
        {
            var answer = await send();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
            answer.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, int number)
    {
        var items = Enumerable.Range(0, 1_000).Select(item => $$$"""{"id":"q{{{number}}}-{{{item}}}","model":"m","version":"1","output":{"score":0.5}}""");
        using var content = new StringContent($$"""{"items":[{{string.Join(',', items)}}]}""", new MediaTypeHeaderValue("application/json"));
        return await client.PostAsync("/v1/predictions/batch", content, Cancellation);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation))!;
}

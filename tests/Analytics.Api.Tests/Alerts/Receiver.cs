using System.Collections.Concurrent;
using Analytics.Api.Tests.Durability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Analytics.Api.Tests.Alerts;

/// <summary>A real HTTP server on a port of its own: keeps what is posted to it, and answers as Slack, PagerDuty and Teams do, which refuse what does not fit their schemas.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();
    private readonly ConcurrentQueue<string> faults = new();

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string Address => app.Urls.First();

    /// <summary>While set, everything is answered so.</summary>
    public int? Refuses { get; set; }

    public static async Task<Receiver> StartAsync()
    {
        var receiver = new Receiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    public IReadOnlyList<Received> At(string path)
    {
        Assert.Empty(faults);
        return [.. received.Where(request => request.Path == path)];
    }

    public async Task<IReadOnlyList<Received>> UntilAsync(string path, int count)
    {
        await ServiceProcess.UntilAsync(() => Task.FromResult(At(path).Count >= count));
        return At(path);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var wrong = PublishedSchema.Faults(context.Request.Path, body);
        foreach (var fault in wrong) faults.Enqueue(fault);
        received.Enqueue(new Received(
            context.Request.Path, body, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), Refuses is not null));
        context.Response.StatusCode = Refuses ?? (wrong.Count > 0 ? 400 : context.Request.Path == "/pagerduty" ? 202 : 200);
        await context.Response.WriteAsync(context.Request.Path == "/pagerduty" ? """{"status":"success"}""" : "ok", context.RequestAborted);
    }
}

using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Analytics.Client.Tests;

/// <summary>A service on a real port that answers as it is told, and remembers the ids of the batches that it promised to keep.</summary>
internal sealed class FaultyService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<string> kept = [];
    private int attempts;

    private FaultyService(int port, Func<HttpContext, int, Task<bool>> answers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.Run(async context =>
        {
            var ids = await IdsAsync(context);
            if (!await answers(context, Interlocked.Increment(ref attempts))) return;
            lock (kept) kept.AddRange(ids);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await context.Response.WriteAsJsonAsync(new { accepted = ids.Count, duplicates = 0 });
        });
    }

    public Uri Address => new(app.Urls.Single());

    public int Attempts => Volatile.Read(ref attempts);

    public IReadOnlyList<string> Kept
    {
        get
        {
            lock (kept) return [.. kept];
        }
    }

    /// <summary>Starts it. What answers says whether to keep the batch and to say so; otherwise it has answered itself.</summary>
    public static async Task<FaultyService> StartAsync(Func<HttpContext, int, Task<bool>>? answers = null, int port = 0)
    {
        var service = new FaultyService(port, answers ?? ((_, _) => Task.FromResult(true)));
        await service.app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<List<string>> IdsAsync(HttpContext context)
    {
        await using var body = new GZipStream(context.Request.Body, CompressionMode.Decompress);
        var batch = await JsonSerializer.DeserializeAsync<JsonElement>(body);
        return [.. batch.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }
}

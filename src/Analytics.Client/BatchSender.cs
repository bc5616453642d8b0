using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Analytics.Contracts.Recording;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace Analytics.Client;

/// <summary>Sends the spool to the service, oldest batch first, each until the service answers for it.</summary>
internal sealed class BatchSender
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly HttpStatusCode[] NeverTaken = [HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity];

    private readonly HttpClient service;
    private readonly Spool spool;
    private readonly ClientCounts counts;
    private readonly AnalyticsClientOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly ResiliencePipeline<SendOutcome> pipeline;
    private readonly Random random = new(HashCode.Combine(Environment.ProcessId, Environment.MachineName));
    private bool away;

    public BatchSender(HttpClient service, Spool spool, ClientCounts counts, AnalyticsClientOptions options, TimeProvider clock, ILogger logger)
    {
        (this.service, this.spool, this.counts, this.options, this.clock, this.logger) = (service, spool, counts, options, clock, logger);
        pipeline = new ResiliencePipelineBuilder<SendOutcome> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendOutcome>
            {
                ShouldHandle = new PredicateBuilder<SendOutcome>().HandleResult(outcome => outcome.Kind == SendKind.Away),
                FailureRatio = 1,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromMinutes(2),
                BreakDuration = Longer(options.LongestPause, TimeSpan.FromMilliseconds(500)),
            })
            .Build();
    }

    /// <summary>Runs until cancelled; waits for <paramref name="signal"/> where nothing is in the spool.</summary>
    public async Task RunAsync(SemaphoreSlim signal, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (spool.Oldest is not { } batch)
            {
                await signal.WaitAsync(cancellationToken);
                continue;
            }

            var outcome = await TryAsync(batch, cancellationToken);
            if (outcome.Kind != SendKind.Away)
            {
                Settle(batch, outcome);
                pause = FirstPause;
                continue;
            }

            // Half to one and a half of it, so that many clients don't come back at once.
            var wait = outcome.RetryAfter ?? pause * (0.5 + random.NextDouble());
            if (!away) ClientLog.Away(logger, outcome.Why, spool.Folder, wait);
            away = true;
            await Task.Delay(wait, clock, cancellationToken);
            pause = pause * 2 < options.LongestPause ? pause * 2 : options.LongestPause;
        }
    }

    private void Settle(SpooledBatch batch, SendOutcome outcome)
    {
        if (away) ClientLog.Back(logger);
        away = false;
        if (outcome.Kind == SendKind.Delivered)
        {
            counts.Deliver(batch.Records - outcome.Rejected, outcome.Rejected);
            spool.Remove(batch);
            return;
        }

        if (outcome.Kind == SendKind.Gone)
        {
            counts.Drop(batch.Records);
            spool.Remove(batch);
            ClientLog.Gone(logger, batch.Records, spool.Folder);
            return;
        }

        counts.Deliver(0, batch.Records);
        spool.Refuse(batch);
        ClientLog.Refused(logger, batch.Records, outcome.Why, spool.Folder);
    }

    private async Task<SendOutcome> TryAsync(SpooledBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await SendAsync(batch, token), cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            return SendOutcome.Away("it failed several times in a row", e.RetryAfter);
        }
        catch (FileNotFoundException)
        {
            return SendOutcome.Gone;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ClientLog.Unreadable(logger, spool.Folder, e);
            return SendOutcome.Away("the spool can't be read", null);
        }
    }

    private async Task<SendOutcome> SendAsync(SpooledBatch batch, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/{batch.Route.ToString().ToLowerInvariant()}/batch") { Content = await BodyAsync(batch, limit.Token) };
            using var response = await service.SendAsync(request, limit.Token);
            if (NeverTaken.Contains(response.StatusCode)) return SendOutcome.Refused($"{(int)response.StatusCode}");
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.MultiStatus))
                return SendOutcome.Away($"it answered {(int)response.StatusCode}", response.Headers.RetryAfter?.Delta is { } after && after <= options.LongestPause ? after : null);

            // What is no answer of the service (of a proxy, say) is no promise that it has the records.
            await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
            var answer = await JsonSerializer.DeserializeAsync<IngestResponse>(stream, ClientJson.Options, limit.Token);
            return answer is null ? SendOutcome.Away("its answer was empty", null) : SendOutcome.Delivered(answer.Results?.Count(item => item.Status == "rejected") ?? 0);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is HttpRequestException or JsonException or OperationCanceledException)
        {
            return SendOutcome.Away(e is OperationCanceledException ? "it did not answer in time" : e is JsonException ? "it did not answer as itself" : e.Message, null);
        }
    }

    /// <summary>Envelope and records, each a member of one gzip stream (RFC 1952, 2.2): the records are compressed once, the time of sending is that of the attempt.</summary>
    private async Task<HttpContent> BodyAsync(SpooledBatch batch, CancellationToken cancellationToken)
    {
        var body = new MemoryStream((int)batch.Bytes + 256);
        Compress(body, $$"""{"sentAt":"{{clock.GetUtcNow():O}}","items":""");
        await using (var file = File.OpenRead(batch.Path)) await file.CopyToAsync(body, cancellationToken);
        Compress(body, "}");
        body.Position = 0;
        var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static void Compress(MemoryStream body, string text)
    {
        using var compressed = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
        compressed.Write(Encoding.UTF8.GetBytes(text));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

using System.Net;
using System.Net.Sockets;
using Analytics.Contracts.Recording;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Analytics.Client.Tests;

/// <summary>Whatever the service does, the host is not held up and no record is lost that was not counted.</summary>
public sealed class SendingTests : IDisposable
{
    private const int Records = 250;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-client-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(401)]
    [InlineData(302)]
    public async Task A_service_that_refuses_for_a_time_gets_everything_in_the_end(int status)
    {
        await using var service = await FaultyService.StartAsync((context, attempt) =>
        {
            if (attempt > 3) return Task.FromResult(true);
            context.Response.StatusCode = status;
            if (status == 429) context.Response.Headers.RetryAfter = "0";
            return Task.FromResult(false);
        });

        await AssertAllArriveAsync(service);
        Assert.True(service.Attempts > 3);
    }

    [Theory]
    [InlineData("<html>Sign in to the network</html>")]
    [InlineData("")]
    [InlineData("null")]
    public async Task An_answer_that_is_not_the_services_is_no_promise(string garbage)
    {
        await using var service = await FaultyService.StartAsync(async (context, attempt) =>
        {
            if (attempt > 2) return true;
            await context.Response.WriteAsync(garbage);
            return false;
        });

        await AssertAllArriveAsync(service);
    }

    [Fact]
    public async Task A_connection_that_breaks_half_way_is_tried_again()
    {
        await using var service = await FaultyService.StartAsync((context, attempt) =>
        {
            if (attempt <= 2) context.Abort();
            return Task.FromResult(attempt > 2);
        });

        await AssertAllArriveAsync(service);
    }

    [Fact]
    public async Task While_the_service_takes_its_time_the_host_goes_on()
    {
        var let = new TaskCompletionSource();
        await using var service = await FaultyService.StartAsync(async (_, attempt) =>
        {
            if (attempt == 1) await let.Task;
            return true;
        });
        await using var client = Client(service.Address);
        client.RecordPrediction(Prediction(0));
        while (service.Attempts == 0) await Task.Delay(5, Cancellation);

        // The first batch is still on its way when all of this has been taken.
        for (var at = 1; at < Records; at++) Assert.True(client.RecordPrediction(Prediction(at)));
        Assert.Empty(service.Kept);
        let.SetResult();
        await client.FlushAsync(Cancellation);

        AssertAll(service.Kept);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_not_waited_for()
    {
        await using var service = await FaultyService.StartAsync(async (context, attempt) =>
        {
            if (attempt == 1) await Task.Delay(TimeSpan.FromSeconds(10), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return attempt > 1;
        });

        await AssertAllArriveAsync(service, options => options.Timeout = TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public async Task Records_of_a_time_without_service_arrive_when_it_comes_oldest_first()
    {
        var port = FreePort();
        await using var client = Client(new Uri($"http://127.0.0.1:{port}"));
        for (var at = 0; at < Records; at++) Assert.True(client.RecordPrediction(Prediction(at)));
        while (client.Statistics.SpooledBytes == 0) await Task.Delay(5, Cancellation);

        await using var service = await FaultyService.StartAsync(port: port);
        await client.FlushAsync(Cancellation);

        Assert.Equal(Enumerable.Range(0, Records).Select(at => $"p-{at}"), service.Kept);
        Assert.Equal((Records, Records, 0, 0, 0), (client.Statistics.Recorded, client.Statistics.Delivered, client.Statistics.Rejected, client.Statistics.Dropped, client.Statistics.SpooledBytes));
    }

    [Fact]
    public async Task What_was_on_disk_when_the_host_was_killed_arrives_after_its_next_start_under_the_same_ids()
    {
        var killed = folder.CreateSubdirectory("killed");
        await using (var client = Client(new Uri($"http://127.0.0.1:{FreePort()}"), options => options.FlushOnDispose = TimeSpan.Zero))
        {
            for (var at = 0; at < Records; at++) client.RecordPrediction(Prediction(at));
            while (Batches(folder.FullName).Sum(batch => batch.Records) < Records) await Task.Delay(5, Cancellation);

            // As the disk is at this moment, with a file that was being written.
            foreach (var batch in Batches(folder.FullName)) File.Copy(batch.Path, Path.Combine(killed.FullName, Path.GetFileName(batch.Path)));
            await File.WriteAllTextAsync(Path.Combine(killed.FullName, "0000000000009999.Predictions.5.json.gz.part"), "half", Cancellation);
        }

        await using var service = await FaultyService.StartAsync();
        await using var next = Client(service.Address, options => options.SpoolFolder = killed.FullName);
        await next.FlushAsync(Cancellation);

        AssertAll(service.Kept);
        Assert.Empty(killed.GetFiles("*.part"));
    }

    [Fact]
    public async Task Disposing_leaves_what_is_not_sent_on_disk_and_the_next_start_sends_it()
    {
        await using (var client = Client(new Uri($"http://127.0.0.1:{FreePort()}"), options => options.FlushOnDispose = TimeSpan.FromMilliseconds(100)))
        {
            for (var at = 0; at < Records; at++) client.RecordPrediction(Prediction(at));
        }

        await using var service = await FaultyService.StartAsync();
        await using var next = Client(service.Address);
        await next.FlushAsync(Cancellation);

        AssertAll(service.Kept);
    }

    [Fact]
    public async Task A_batch_that_is_refused_for_good_is_put_aside_and_does_not_stop_the_others()
    {
        await using var service = await FaultyService.StartAsync((context, attempt) =>
        {
            if (attempt == 1) context.Response.StatusCode = 400;
            return Task.FromResult(attempt > 1);
        });
        await using var client = Client(service.Address, options => options.BatchRecords = 50);

        for (var at = 0; at < Records; at++) client.RecordPrediction(Prediction(at));
        await client.FlushAsync(Cancellation);

        Assert.Equal(Records - client.Statistics.Rejected, service.Kept.Count);
        Assert.InRange(client.Statistics.Rejected, 1, 50);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "refused")));
    }

    [Fact]
    public async Task What_does_not_fit_is_counted_never_lost_without_a_word()
    {
        await using var client = Client(new Uri($"http://127.0.0.1:{FreePort()}"), options => (options.SpoolBytes, options.BatchRecords, options.FlushOnDispose) = (1 << 16, 100, TimeSpan.Zero));
        for (var at = 0; at < 40_000; at++) client.RecordPrediction(Prediction(at));
        while (client.Statistics.Dropped == 0) await Task.Delay(5, Cancellation);
        await client.DisposeAsync();

        var waiting = Batches(folder.FullName).Sum(batch => batch.Records);
        Assert.True(client.Statistics.SpooledBytes <= 1 << 16);
        Assert.Equal(client.Statistics.Recorded, waiting + client.Statistics.Dropped);
    }

    [Fact]
    public async Task A_full_queue_says_so()
    {
        await using var client = Client(new Uri($"http://127.0.0.1:{FreePort()}"), options => (options.QueueRecords, options.BatchDelay, options.FlushOnDispose) = (10, TimeSpan.FromSeconds(30), TimeSpan.Zero));

        var taken = Enumerable.Range(0, 30).Count(at => client.RecordPrediction(Prediction(at)));

        Assert.InRange(taken, 10, 20);
        Assert.Equal(30 - taken, client.Statistics.Dropped);
    }

    [Fact]
    public async Task A_value_that_json_cannot_hold_costs_its_own_record_only()
    {
        await using var service = await FaultyService.StartAsync();
        await using var client = Client(service.Address);

        client.RecordPrediction(Prediction(0));
        client.RecordPrediction(Prediction(1) with { Output = new ModelOutput { Score = double.PositiveInfinity } });
        client.RecordPrediction(Prediction(2));
        await client.FlushAsync(Cancellation);

        Assert.Equal(["p-0", "p-2"], service.Kept);
        Assert.Equal(1, client.Statistics.Dropped);
    }

    [Fact]
    public async Task A_file_that_somebody_took_away_stops_nothing_and_is_counted()
    {
        var port = FreePort();
        await using var client = Client(new Uri($"http://127.0.0.1:{port}"), options => options.BatchRecords = 50);
        for (var at = 0; at < Records; at++) client.RecordPrediction(Prediction(at));
        while (Batches(folder.FullName).Sum(batch => batch.Records) < Records) await Task.Delay(5, Cancellation);
        var taken = Batches(folder.FullName).MinBy(batch => batch.Place)!;
        File.Delete(taken.Path);

        await using var service = await FaultyService.StartAsync(port: port);
        await client.FlushAsync(Cancellation);

        Assert.Equal((taken.Records, Records - taken.Records), (client.Statistics.Dropped, service.Kept.Count));
    }

    [Fact]
    public async Task Two_processes_never_share_a_spool()
    {
        await using var service = await FaultyService.StartAsync();
        await using var one = Client(service.Address);
        await using var other = Client(service.Address);

        one.RecordPrediction(Prediction(1));
        other.RecordPrediction(Prediction(2));
        await one.FlushAsync(Cancellation);
        await other.FlushAsync(Cancellation);

        Assert.Equal(["p-1", "p-2"], service.Kept.Order());
    }

    [Theory]
    [InlineData(null, "key")]
    [InlineData("http://localhost", "")]
    public void A_client_needs_an_address_and_a_key(string? address, string key)
    {
        Assert.Throws<ArgumentException>(() => new AnalyticsClient(new AnalyticsClientOptions { Address = address is null ? null : new Uri(address), Key = key }));
    }

    private async Task AssertAllArriveAsync(FaultyService service, Action<AnalyticsClientOptions>? configure = null)
    {
        await using var client = Client(service.Address, configure);
        for (var at = 0; at < Records; at++) Assert.True(client.RecordPrediction(Prediction(at)));
        await client.FlushAsync(Cancellation);

        AssertAll(service.Kept);
        Assert.Equal((Records, Records, 0), (client.Statistics.Recorded, client.Statistics.Delivered, client.Statistics.Dropped));
    }

    private static void AssertAll(IReadOnlyList<string> kept) => Assert.Equal(Enumerable.Range(0, Records).Select(at => $"p-{at}").Order(), kept.Order());

    private AnalyticsClient Client(Uri address, Action<AnalyticsClientOptions>? configure = null)
    {
        var options = new AnalyticsClientOptions
        {
            Address = address,
            Key = "a-key",
            SpoolFolder = folder.FullName,
            BatchDelay = TimeSpan.FromMilliseconds(10),
            LongestPause = TimeSpan.FromMilliseconds(50),
            ExperimentsEvery = TimeSpan.Zero,
        };
        configure?.Invoke(options);
        return new AnalyticsClient(options);
    }

    private static IEnumerable<SpooledBatch> Batches(string folder) => Directory.GetFiles(folder, "*.json.gz").Select(SpooledBatch.Read).OfType<SpooledBatch>();

    private static PredictionRecord Prediction(int at) => new() { Id = $"p-{at}", Model = "churn", Version = "1", Output = new ModelOutput { Score = 0.5 } };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

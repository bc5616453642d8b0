using System.Net;
using Xunit;

namespace Analytics.Api.Tests.Durability;

public sealed class UnavailableStoreTests
{
    [Fact]
    public async Task A_store_that_another_process_holds_is_503_and_never_a_false_202()
    {
        var folder = ServiceProcess.NewFolder();
        await using var holder = await ServiceProcess.StartAsync(folder);
        await holder.UntilReadyAsync();
        await using var second = await ServiceProcess.StartAsync(folder);

        using var refused = await Batches.PostAsync(second.Client, Batches.Body(1));
        using var ready = await second.Client.GetAsync("/healthz/ready", TestContext.Current.CancellationToken);
        using var live = await second.Client.GetAsync("/healthz/live", TestContext.Current.CancellationToken);
        await holder.KillAsync();
        await second.UntilReadyAsync();
        using var accepted = await Batches.PostAsync(second.Client, Batches.Body(1));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_is_503_and_what_was_acknowledged_is_kept()
    {
        var folder = ServiceProcess.NewFolder();
        List<string> acknowledged;
        await using (var service = await ServiceProcess.StartAsync(folder, largestFileKilobytes: 6 * 1024))
        {
            await service.UntilReadyAsync();
            acknowledged = await Batches.PostUntilRefusedAsync(service.Client, 0);
            using var refused = await Batches.PostAsync(service.Client, Batches.Body(-1));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        await using var again = await ServiceProcess.StartAsync(folder);
        await again.UntilReadyAsync();
        var repeated = await Batches.RepeatAsync(again.Client, acknowledged);

        Assert.NotEmpty(acknowledged);
        Assert.Equal((0, acknowledged.Count * Batches.Size), repeated);
        Assert.Equal(0, (await Batches.LedgerAsync(again.Client)).Difference);
    }
}

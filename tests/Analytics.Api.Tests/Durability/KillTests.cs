using Xunit;

namespace Analytics.Api.Tests.Durability;

public sealed class KillTests
{
    private const int Senders = 8;

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_once_after_a_restart_and_the_ledger_balances()
    {
        var folder = ServiceProcess.NewFolder();
        List<string>[] acknowledged;
        await using (var service = await ServiceProcess.StartAsync(folder))
        {
            await service.UntilReadyAsync();
            var enough = new TaskCompletionSource();
            var count = 0;
            var senders = Enumerable.Range(0, Senders).Select(sender => Batches.PostUntilRefusedAsync(
                service.Client, sender * 1_000_000, _ =>
                {
                    if (Interlocked.Increment(ref count) == 200) enough.TrySetResult();
                })).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);
            await service.KillAsync();
            acknowledged = await Task.WhenAll(senders);
        }

        await using var again = await ServiceProcess.StartAsync(folder);
        await again.UntilReadyAsync();
        var before = await Batches.LedgerAsync(again.Client);
        var repeated = await Batches.RepeatAsync(again.Client, acknowledged.SelectMany(bodies => bodies));
        var after = await Batches.LedgerAsync(again.Client);

        var sent = acknowledged.Sum(bodies => bodies.Count) * Batches.Size;
        Assert.True(sent >= 200 * Batches.Size);
        Assert.Equal((0, sent), repeated);
        Assert.InRange(before.Stored, sent, sent + Senders * Batches.Size);
        Assert.Equal((0, 0), (before.Difference, after.Difference));
        Assert.Equal(before.Stored, after.Stored);
    }
}

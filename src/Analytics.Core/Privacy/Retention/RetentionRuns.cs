using System.Globalization;
using Analytics.Contracts.Privacy;
using Analytics.Core.Ports;
using Analytics.Core.Privacy.Audit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Privacy.Retention;

/// <summary>
/// Removes what has been kept long enough, once a day: everything that happened before the midnight that lies so many days back. What was removed
/// stands in the audit trail. While a hold lasts nothing expires.
/// </summary>
public sealed class RetentionRuns(
    IEnumerable<IExpiring> classes, IDocuments documents, AuditTrail trail, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionRuns> logger) : IDisposable
{
    private const string Collection = "retention";
    private const string HoldId = "hold";
    private const string RunId = "run";
    private const string Actor = "service";
    private const int MostReason = 500;

    private readonly IReadOnlyList<IExpiring> all = [.. classes.OrderBy(one => one.Class)];
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>What is wrong with a request, by field.</summary>
    public IReadOnlyDictionary<string, string> Check(RetentionHoldRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > MostReason) faults["reason"] = $"must be 1 to {MostReason} characters";
        if (request.Until <= clock.GetUtcNow()) faults["until"] = "must lie in the future";
        return faults;
    }

    /// <summary>How long everything is kept, what is due, and what was removed last.</summary>
    public async Task<RetentionReport> ReportAsync(CancellationToken cancellationToken)
    {
        List<RetentionLine> lines = [];
        foreach (var expiring in all)
        {
            var before = Cutoff(expiring.Class);
            lines.Add(new RetentionLine
            {
                Class = expiring.Class,
                Kept = KeptFor(expiring.Class),
                OldestAt = await expiring.OldestAsync(cancellationToken),
                ExpiresBefore = before,
                Due = await expiring.CountAsync(before, cancellationToken),
            });
        }

        return new RetentionReport
        {
            Classes = lines,
            LastRun = await documents.FindAsync<RetentionRun>(Collection, RunId, cancellationToken),
            Hold = await HoldAsync(cancellationToken),
        };
    }

    /// <summary>Keeps everything until further notice, in place of any hold that is there.</summary>
    public async Task<RetentionHold> PutHoldAsync(RetentionHoldRequest request, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var hold = new RetentionHold(request.Reason, by, clock.GetUtcNow(), request.Until);
        await one.WaitAsync(cancellationToken);
        try
        {
            // Who is answered can rely on it: no run that began before removes anything any more.
            await documents.PutAsync(Collection, HoldId, hold, cancellationToken);
            return hold;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Ends the hold; false where there was none.</summary>
    public async Task<bool> EndHoldAsync(CancellationToken cancellationToken) =>
        await HoldAsync(cancellationToken) is not null && await documents.DeleteAsync(Collection, HoldId, cancellationToken);

    /// <summary>Runs where today's run is still to come.</summary>
    public async Task RunWhenDueAsync(CancellationToken cancellationToken)
    {
        var last = await documents.FindAsync<RetentionRun>(Collection, RunId, cancellationToken);
        if (last is null || last.Failed.Count > 0 || last.At.UtcDateTime.Date < clock.GetUtcNow().UtcDateTime.Date) await RunAsync(cancellationToken);
    }

    /// <summary>Removes what is due now; null while a hold lasts.</summary>
    public async Task<RetentionRun?> RunAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (await HoldAsync(cancellationToken) is not null) return null;
            var (at, removed, failed) = (clock.GetUtcNow(), new Dictionary<RetentionClass, long>(), new List<RetentionClass>());
            foreach (var expiring in all)
            {
                // One class that can't be expired keeps no other; the run counts as failed and is repeated.
                try
                {
                    removed[expiring.Class] = await ExpireAsync(expiring, cancellationToken);
                }
                catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
                {
                    Log.NotExpired(logger, expiring.Class, fault);
                    failed.Add(expiring.Class);
                }
            }

            var run = new RetentionRun { At = at, Removed = removed, Failed = failed };
            await documents.PutAsync(Collection, RunId, run, cancellationToken);
            return run;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<long> ExpireAsync(IExpiring expiring, CancellationToken cancellationToken)
    {
        var before = Cutoff(expiring.Class);
        var removed = await expiring.ExpireAsync(before, cancellationToken);
        if (removed == 0) return 0;
        Log.Expired(logger, removed, expiring.Class, before);
        var what = string.Create(CultureInfo.InvariantCulture, $"class={expiring.Class} removed={removed} before={before:yyyy-MM-dd}");
        await trail.AppendAsync(Actor, "Expire", what, 200, cancellationToken);
        return removed;
    }

    private async Task<RetentionHold?> HoldAsync(CancellationToken cancellationToken) =>
        await documents.FindAsync<RetentionHold>(Collection, HoldId, cancellationToken) is { } hold && !(hold.Until <= clock.GetUtcNow()) ? hold : null;

    private DateTimeOffset Cutoff(RetentionClass kind) => new(clock.GetUtcNow().UtcDateTime.Date - KeptFor(kind), TimeSpan.Zero);

    private TimeSpan KeptFor(RetentionClass kind) => kind switch
    {
        RetentionClass.Texts => options.Value.Texts,
        RetentionClass.Records => options.Value.Records,
        RetentionClass.RollUps => options.Value.RollUps,
        _ => options.Value.Audit,
    };
}

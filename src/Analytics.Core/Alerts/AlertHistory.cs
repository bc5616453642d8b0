using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Ports;

namespace Analytics.Core.Alerts;

/// <summary>What happened to alerts in the last 30 days.</summary>
public sealed class AlertHistory(IDocuments documents, TimeProvider clock)
{
    private const string Collection = "alertHistory";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The latest changes, newest first; of one rule, or all.</summary>
    public async Task<IReadOnlyList<AlertTransition>> ListAsync(string? rule, int limit, CancellationToken cancellationToken)
    {
        var all = await documents.ListAsync<AlertTransition>(Collection, cancellationToken);
        return [.. all.Reverse().Where(transition => rule is null || transition.Rule == rule).Take(limit)];
    }

    internal static void Add(IEnumerable<AlertTransition> transitions, DocumentBatch batch)
    {
        foreach (var transition in transitions) batch.Put(Collection, IdOf(transition), transition);
    }

    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Kept;
        var batch = new DocumentBatch();
        foreach (var transition in await documents.ListAsync<AlertTransition>(Collection, cancellationToken))
            if (transition.At < oldest) batch.Delete(Collection, IdOf(transition));
        if (batch.Changes.Count > 0) await documents.CommitAsync(batch, cancellationToken);
    }

    // In the order of time.
    private static string IdOf(AlertTransition transition) =>
        $"{transition.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{transition.Id}";
}

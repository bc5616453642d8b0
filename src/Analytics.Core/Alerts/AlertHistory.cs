using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Ports;

namespace Analytics.Core.Alerts;

/// <summary>What happened to alerts in the last 30 days; of what nobody is told of, at most the latest 10,000 changes.</summary>
public sealed class AlertHistory(IDocuments documents, TimeProvider clock)
{
    private const string Collection = "alertHistory";
    private const int MostFurther = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The latest changes, newest first; of one rule or kind, or all.</summary>
    public Task<IReadOnlyList<AlertTransition>> ListAsync(string? rule, string? kind, int limit, CancellationToken cancellationToken) =>
        ReadAsync(transition => (rule is null || transition.Rule == rule) && (kind is null || transition.Kind == kind), limit, cancellationToken);

    /// <summary>The latest changes that people are told of, newest first.</summary>
    public Task<IReadOnlyList<AlertTransition>> ListToldAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync(transition => AlertKinds.IsTold(transition.Kind), limit, cancellationToken);

    internal static void Add(IEnumerable<AlertTransition> transitions, DocumentBatch batch)
    {
        foreach (var transition in transitions) batch.Put(Collection, IdOf(transition), transition);
    }

    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Kept;
        var batch = new DocumentBatch();
        var further = 0;
        foreach (var transition in (await documents.ListAsync<AlertTransition>(Collection, cancellationToken)).Reverse())
            if (transition.At < oldest || (!AlertKinds.IsTold(transition.Kind) && ++further > MostFurther)) batch.Delete(Collection, IdOf(transition));
        if (batch.Changes.Count > 0) await documents.CommitAsync(batch, cancellationToken);
    }

    private async Task<IReadOnlyList<AlertTransition>> ReadAsync(Func<AlertTransition, bool> isAsked, int limit, CancellationToken cancellationToken)
    {
        var all = await documents.ListAsync<AlertTransition>(Collection, cancellationToken);
        return [.. all.Reverse().Where(isAsked).Take(limit)];
    }

    // In the order of time.
    private static string IdOf(AlertTransition transition) =>
        $"{transition.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{transition.Id}";
}

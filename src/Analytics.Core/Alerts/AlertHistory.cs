using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Ports;

namespace Analytics.Core.Alerts;

/// <summary>What happened to alerts in the last 30 days; of what nobody is told of, at most the latest 10,000 changes.</summary>
public sealed class AlertHistory(IDocuments documents, TimeProvider clock)
{
    private const string Told = "alertHistory";
    private const string Further = "alertHistoryFurther";
    private const int MostFurther = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The latest changes, newest first; of one rule or kind, or all.</summary>
    public async Task<IReadOnlyList<AlertTransition>> ListAsync(string? rule, string? kind, int limit, CancellationToken cancellationToken)
    {
        IEnumerable<AlertTransition> all = kind is not null
            ? await documents.ListAsync<AlertTransition>(CollectionOf(kind), cancellationToken)
            : (await documents.ListAsync<AlertTransition>(Told, cancellationToken)).Concat(await documents.ListAsync<AlertTransition>(Further, cancellationToken)).OrderBy(IdOf, StringComparer.Ordinal);
        return [.. all.Where(transition => (rule is null || transition.Rule == rule) && (kind is null || transition.Kind == kind)).Reverse().Take(limit)];
    }

    /// <summary>The latest changes that people are told of, newest first.</summary>
    public async Task<IReadOnlyList<AlertTransition>> ListToldAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await documents.ListAsync<AlertTransition>(Told, cancellationToken)).Reverse().Take(limit)];

    internal static void Add(IEnumerable<AlertTransition> transitions, DocumentBatch batch)
    {
        foreach (var transition in transitions) batch.Put(CollectionOf(transition.Kind), IdOf(transition), transition);
    }

    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Kept;
        var batch = new DocumentBatch();
        foreach (var transition in await documents.ListAsync<AlertTransition>(Told, cancellationToken))
            if (transition.At < oldest) batch.Delete(Told, IdOf(transition));
        foreach (var (at, transition) in (await documents.ListAsync<AlertTransition>(Further, cancellationToken)).Reverse().Index())
            if (at >= MostFurther || transition.At < oldest) batch.Delete(Further, IdOf(transition));
        if (batch.Changes.Count > 0) await documents.CommitAsync(batch, cancellationToken);
    }

    // What people are told of is read for every page: it does not lie among what happened in between.
    private static string CollectionOf(string kind) => AlertKinds.IsTold(kind) ? Told : Further;

    // In the order of time.
    private static string IdOf(AlertTransition transition) =>
        $"{transition.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{transition.Id}";
}

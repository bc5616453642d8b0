using System.Collections.Concurrent;
using Analytics.Contracts.Alerting;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Core.Alerts;

/// <summary>The silences. They end by themselves, and are forgotten a week later.</summary>
public sealed class AlertSilences(IDocuments documents, TimeProvider clock)
{
    private const string Collection = "alertSilences";
    private const int MostMatchers = 20;
    private const int LongestText = 1_000;
    private const int LongestName = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, AlertSilence> silences = new(StringComparer.Ordinal);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var silence in await documents.ListAsync<AlertSilence>(Collection, cancellationToken))
            silences[silence.Id] = silence;
    }

    /// <summary>All silences, the one that ends last first.</summary>
    public IReadOnlyList<AlertSilence> List() => [.. silences.Values.OrderByDescending(silence => silence.EndsAt).ThenBy(silence => silence.Id, StringComparer.Ordinal)];

    /// <summary>Stores a new silence; null where it has faults.</summary>
    public async Task<(AlertSilence? Silence, IReadOnlyDictionary<string, string[]> Faults)> AddAsync(
        AlertSilence silence, string createdBy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(silence);
        var now = clock.GetUtcNow();
        var added = silence with
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            StartsAt = silence.StartsAt ?? now,
            CreatedBy = silence.CreatedBy ?? createdBy,
        };
        var faults = new FaultList();
        Check(added, now, faults);
        if (faults.ByPointer.Count > 0) return (null, faults.ByPointer);

        await documents.PutAsync(Collection, added.Id, added, cancellationToken);
        silences[added.Id] = added;
        return (added, faults.ByPointer);
    }

    /// <summary>Ends a silence now; false where there is none that could end.</summary>
    public async Task<bool> EndAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!silences.TryGetValue(id, out var silence) || silence.EndsAt <= now) return false;
        var ended = silence with { EndsAt = now, StartsAt = silence.StartsAt < now ? silence.StartsAt : now };
        await documents.PutAsync(Collection, id, ended, cancellationToken);
        silences[id] = ended;
        return true;
    }

    internal AlertSilence? Of(IReadOnlyDictionary<string, string> labels, DateTimeOffset now) =>
        silences.Values.FirstOrDefault(silence => silence.StartsAt <= now && now < silence.EndsAt && silence.Matchers.All(matcher => Matches(matcher, labels)));

    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        foreach (var silence in silences.Values.Where(silence => clock.GetUtcNow() - silence.EndsAt > Kept).ToList())
        {
            await documents.DeleteAsync(Collection, silence.Id, cancellationToken);
            silences.TryRemove(silence.Id, out _);
        }
    }

    private static bool Matches(LabelMatcher matcher, IReadOnlyDictionary<string, string> labels) =>
        (labels.GetValueOrDefault(matcher.Label) == matcher.Value) == (matcher.Op == "eq");

    private static void Check(AlertSilence silence, DateTimeOffset now, FaultList faults)
    {
        if (silence.Matchers is not { Count: > 0 and <= MostMatchers } matchers)
            faults.Add("/matchers", $"Must be 1 to {MostMatchers}.");
        else
        {
            for (var index = 0; index < matchers.Count; index++)
            {
                if (string.IsNullOrEmpty(matchers[index]?.Label)) faults.Add($"/matchers/{index}/label", "Must name a label.");
                else if (matchers[index].Op is not ("eq" or "ne")) faults.Add($"/matchers/{index}/op", "Must be eq or ne.");
            }

            if (matchers.All(matcher => matcher?.Op == "ne")) faults.Add("/matchers", "One at least must be eq: others would silence what nobody has thought of.");
        }

        if (silence.EndsAt <= silence.StartsAt || silence.EndsAt <= now) faults.Add("/endsAt", "Must be after startsAt, and in the future.");
        else if (silence.EndsAt - silence.StartsAt > Longest) faults.Add("/endsAt", "Must be at most 366 days after startsAt.");
        if (silence.Comment is not { Length: > 0 and <= LongestText }) faults.Add("/comment", $"Must be 1 to {LongestText} characters.");
        if (silence.CreatedBy is not { Length: > 0 and <= LongestName }) faults.Add("/createdBy", $"Must be 1 to {LongestName} characters.");
    }
}

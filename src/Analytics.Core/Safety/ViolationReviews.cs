using System.Collections.Concurrent;
using Analytics.Contracts.Safety;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;

namespace Analytics.Core.Safety;

/// <summary>
/// The reviews that people made of violations, with their audit trail. A violation without one is open. Reads are lock-free; writes follow one
/// another and are durable before they are seen.
/// </summary>
public sealed class ViolationReviews(IDocuments documents, PersonalDataScrubber scrubber, TimeProvider clock) : IDisposable
{
    private const string Collection = "safetyReviews";
    private const int LongestComment = 2_000;
    private const int MostSteps = 200;

    private readonly ConcurrentDictionary<ulong, ReviewDocument> reviews = new();
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var document in await documents.ListAsync<ReviewDocument>(Collection, cancellationToken))
            reviews[HashOf(document.Id)] = document;
    }

    /// <summary>Faults of a step, by JSON pointer; empty when it can be taken.</summary>
    public static IReadOnlyDictionary<string, string> Check(ViolationReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var faults = new Dictionary<string, string>();
        if (!Enum.IsDefined(review.Status)) faults["/status"] = "must be open, confirmed, dismissed or resolved";
        if (review.Comment?.Length > LongestComment) faults["/comment"] = $"must be at most {LongestComment} characters";
        else if (string.IsNullOrWhiteSpace(review.Comment) && review.Status is ViolationStatus.Open or ViolationStatus.Dismissed)
            faults["/comment"] = "is required to dismiss and to open again";
        return faults;
    }

    public void Dispose() => writing.Dispose();

    internal ReviewDocument? Find(ulong idHash) => reviews.GetValueOrDefault(idHash);

    /// <summary>Id hashes of the violations whose review stands there; of open ones only those that were opened again.</summary>
    internal IReadOnlyCollection<ulong> Having(params ReadOnlySpan<ViolationStatus> statuses)
    {
        var wanted = statuses.ToArray();
        return [.. reviews.Where(review => wanted.Contains(review.Value.Status)).Select(review => review.Key)];
    }

    /// <summary>Adds a faultless step; false where the trail is full.</summary>
    internal async Task<bool> AddAsync(string id, ViolationReview review, string reviewer, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var before = Find(HashOf(id)) ?? new ReviewDocument { Id = id, Steps = [] };
            if (before.Steps.Count == MostSteps) return false;

            var comment = string.IsNullOrWhiteSpace(review.Comment) ? null : scrubber.Scrub(review.Comment);
            var step = new ReviewStep(clock.GetUtcNow(), reviewer, before.Status, review.Status, comment);
            var after = before with { Steps = [.. before.Steps, step] };
            await documents.PutAsync(Collection, id, after, cancellationToken);
            reviews[HashOf(id)] = after;
            return true;
        }
        finally
        {
            writing.Release();
        }
    }

    internal static ulong HashOf(string id) => RecordHash.OfId(RecordKind.Safety, id);
}

using Analytics.Contracts.Reporting;
using Analytics.Contracts.Safety;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;

namespace Analytics.Core.Safety;

/// <summary>The violations with their reviews: safety checks with the verdict violation or blocked, whoever made them.</summary>
public sealed class ViolationLog(IEventQueries queries, ViolationReviews reviews, FieldSealer sealer)
{
    /// <summary>The most that a page holds.</summary>
    public const int LargestPage = 200;

    private static readonly DateTime Earliest = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Latest = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A page, newest first. Null where the cursor is none, or was given for another question.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<ViolationPage?> ListAsync(
        string? model, ViolationStatus? status, TimeRange window, int limit, string? cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LargestPage);
        var question = PageCursor.QuestionOf(model, status?.ToString());
        PageCursor? after = null;
        if (cursor is not null && ((after = PageCursor.Read(cursor)) is null || after.Question != question)) return null;

        var query = new CheckQuery
        {
            Model = model,
            From = window.From.UtcDateTime,
            To = window.To.UtcDateTime,
            Only = status is null or ViolationStatus.Open ? null : reviews.Having(status.Value),
            Except = status == ViolationStatus.Open ? reviews.Having(ViolationStatus.Confirmed, ViolationStatus.Dismissed, ViolationStatus.Resolved) : [],
            After = after is null ? null : (after.At, after.IdHash),
            Limit = limit + 1,
        };
        var checks = await queries.ChecksAsync(query, cancellationToken);
        var next = checks.Count > limit ? new PageCursor(question, checks[limit - 1].At, checks[limit - 1].IdHash).Text : null;
        return new ViolationPage([.. checks.Take(limit).Select(Shown)], next);
    }

    /// <summary>Takes a faultless step in the review of a violation; null where there is no such violation, or its trail is full.</summary>
    /// <exception cref="ArgumentException">The step has faults.</exception>
    public async Task<Violation?> ReviewAsync(string id, ViolationReview review, string reviewer, CancellationToken cancellationToken)
    {
        if (ViolationReviews.Check(review).Count > 0) throw new ArgumentException("The step has faults: check it first.", nameof(review));

        var query = new CheckQuery { From = Earliest, To = Latest, Only = [ViolationReviews.HashOf(id)], Limit = 1 };
        var found = (await queries.ChecksAsync(query, cancellationToken)).FirstOrDefault(check => check.Id == id);
        return found is not null && await reviews.AddAsync(id, review, reviewer, cancellationToken) ? Shown(found) : null;
    }

    private Violation Shown(RecordedCheck check)
    {
        var review = reviews.Find(check.IdHash);
        return new Violation
        {
            Id = check.Id,
            PredictionId = check.PredictionId,
            Timestamp = check.At,
            FoundAt = check.FoundAt,
            Model = check.Model,
            Version = check.Version,
            Rule = check.Rule,
            Rails = check.Rails,
            Source = check.Source,
            Verdict = check.Verdict,
            Severity = check.Severity,
            Category = check.Category,
            Evidence = check.Evidence is null ? null : sealer.Open(check.Evidence),
            Segments = check.SegmentKeys.Zip(check.SegmentValues).ToDictionary(pair => pair.First, pair => pair.Second),
            Status = review?.Status ?? ViolationStatus.Open,
            Reviewer = review?.Steps[^1].Reviewer,
            Comment = review?.Steps[^1].Comment,
            Trail = review?.Steps ?? [],
        };
    }
}

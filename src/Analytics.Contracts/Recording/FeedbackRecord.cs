using System.Text.Json;

namespace Analytics.Contracts.Recording;

/// <summary>
/// What became of a prediction, as <c>POST /v1/feedback</c> takes it. It may arrive late, out of order, before its prediction and
/// more than once: of one kind the later <see cref="Timestamp"/> supersedes, and all are kept.
/// </summary>
public sealed record FeedbackRecord
{
    /// <summary>Idempotency key; see <see cref="PredictionRecord.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the prediction that it speaks of.</summary>
    public required string PredictionId { get; init; }

    /// <summary>One of label, value, rating, accepted, dismissed, completed, correction, text.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// label: boolean, number, class name, item id or array of item ids; value: number; rating: 1 to 5;
    /// accepted, dismissed, completed: boolean (absent is true); correction: boolean, number or string; text: string.
    /// </summary>
    public JsonElement? Value { get; init; }

    /// <summary>When it became known, with an offset. Absent: when the service received it.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

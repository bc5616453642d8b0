using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Corrects the times of records: for the sender's clock, for the future, and for what is too old to take.</summary>
internal sealed class RecordClock(IngestionOptions options)
{
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ToleratedFuture = TimeSpan.FromHours(23);
    private static readonly ItemFault TooOld =
        new("/timestamp", FaultCodes.TooOld, "must be younger than the service keeps records");

    public void Correct(DraftBatch batch)
    {
        var skew = batch.SentAt is { } sentAt ? batch.ReceivedAt - sentAt : TimeSpan.Zero;
        foreach (ref readonly var draft in batch.Drafts)
        {
            if (draft.Timed && skew.Duration() > ToleratedSkew)
            {
                draft.Row.At = Shift(draft.Row.At, skew);
                batch.Quality.Add(draft.Model, draft.Version, Findings.ClockSkew, null);
            }

            Judge(in draft, batch);
        }

        var oldest = batch.ReceivedAt - options.MaximumAge;
        batch.TurnAway(DispositionKind.Rejected, draft => draft.Row.At < oldest ? TooOld : null);
    }

    private void Judge(in Draft draft, DraftBatch batch)
    {
        if (draft.Row.At > batch.ReceivedAt + ToleratedFuture)
        {
            draft.Row.At = batch.ReceivedAt;
            batch.Quality.Add(draft.Model, draft.Version, Findings.FutureTimestamp, null);
        }
        else if (batch.Kind != RecordKind.Feedback && !batch.Backfill && batch.ReceivedAt - draft.Row.At > options.LateAfter)
            batch.Quality.Add(draft.Model, draft.Version, Findings.Late, null);
    }

    private static DateTime Shift(DateTime time, TimeSpan by) =>
        new(Math.Clamp(time.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}

using Analytics.Core.Ports;
using Analytics.Core.Privacy;

namespace Analytics.Core.Ingestion;

/// <summary>Puts pseudonyms in the place of persons, and seals free text. What may not be linked leaves session and text behind.</summary>
internal sealed class RecordSealing(FieldSealer sealer)
{
    public void Apply(DraftBatch batch)
    {
        foreach (ref readonly var draft in batch.Drafts)
            switch (draft.Row)
            {
                case PredictionRow prediction: Seal(prediction, in draft); break;
                case EventRow productEvent: productEvent.Subject = draft.Pseudonym?.Sealed; break;
                case ExposureRow exposure: exposure.Subject = draft.Pseudonym?.Sealed; break;
                case FeedbackRow feedback: feedback.Text = Sealed(draft.FreeText); break;
                case SafetyRow safety: safety.Evidence = Sealed(draft.FreeText); break;
            }
    }

    private void Seal(PredictionRow row, in Draft draft)
    {
        if (draft.Pseudonym is { } pseudonym)
            row.Subject = pseudonym.Sealed;
        else
        {
            row.Session = null;
            draft.Extras?.RemoveText();
        }

        row.Extras = Sealed(draft.Extras?.ToJson());
    }

    private byte[]? Sealed(string? text) => text is null ? null : sealer.Seal(text);
}

using Analytics.Core.Ports;
using Analytics.Core.Privacy;

namespace Analytics.Core.Ingestion;

/// <summary>Decides, before anything touches a disk, which records may be kept and which may be linked to their person.</summary>
internal sealed class ConsentGate(ConsentRegister consents, Pseudonymiser pseudonymiser, PrivacyOptions options)
{
    private static readonly ItemFault Missing =
        new("", FaultCodes.ConsentMissing, "is dropped: its subject did not consent to analytics");

    public void Apply(DraftBatch batch)
    {
        if (batch.Kind is not (RecordKind.Prediction or RecordKind.Event or RecordKind.Exposure))
            return;

        foreach (ref var draft in batch.Drafts)
            draft.Pseudonym = Linkable(in draft);
        batch.TurnAway(DispositionKind.Dropped, draft => MustDrop(draft) ? Missing : null);
    }

    private Pseudonym? Linkable(in Draft draft)
    {
        if (draft.Subject is null || draft.ConsentDenied)
            return null;

        var pseudonym = pseudonymiser.Of(draft.Subject);
        return consents.PurposesOf(pseudonym).HasFlag(ConsentPurposes.Analytics) ? pseudonym : null;
    }

    private bool MustDrop(in Draft draft) =>
        draft is { Pseudonym: null, Subject: not null }
        && (draft.Row is EventRow or ExposureRow || options.DropsUnlinkedPredictions);
}

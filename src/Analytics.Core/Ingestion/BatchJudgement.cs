using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Has the predictions of a batch judged.</summary>
internal sealed class BatchJudgement(PredictionJudge? judge)
{
    public IReadOnlyList<SafetyRow> Of(DraftBatch batch)
    {
        if (judge is null || batch.Kind != RecordKind.Prediction)
            return [];

        var checks = new List<SafetyRow>();
        foreach (ref readonly var draft in batch.Drafts)
            judge(new JudgedPrediction((PredictionRow)draft.Row, draft.Extras), checks);
        return checks;
    }
}

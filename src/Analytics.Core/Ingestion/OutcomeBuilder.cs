using Analytics.Contracts.Recording;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Says what became of a request.</summary>
internal static class OutcomeBuilder
{
    private const int MaximumFaults = 100;
    private const string IdReuse = "id_reuse";

    /// <summary>The answer, once the request is appended.</summary>
    public static IngestOutcome Build(DraftBatch batch, AppendResult appended)
    {
        if (batch.TurnedAway.Count == batch.Received && batch.TurnedAway.All(record => record.Kind == DispositionKind.Rejected))
            return Faulty(batch);

        var results = batch.TurnedAway.Select(record => ResultOf(record))
            .Concat(appended.Duplicates.Where(duplicate => duplicate.Reused).Select(duplicate => ResultOf(duplicate.Row)))
            .OrderBy(result => result.Index)
            .ToList();
        return new IngestOutcome
        {
            Response = new IngestResponse
            {
                Accepted = appended.Stored,
                Duplicates = appended.Duplicates.Count,
                Results = results.Count == 0 ? null : results,
            },
        };
    }

    private static IngestOutcome Faulty(DraftBatch batch) => new()
    {
        Code = batch.TurnedAway[0].Fault.Code,
        Faults = batch.TurnedAway.Take(MaximumFaults)
            .GroupBy(record => record.Fault.Pointer)
            .ToDictionary(faults => faults.Key, faults => faults.Select(record => record.Fault.Message).ToArray()),
    };

    private static ItemResult ResultOf(TurnedAway record) => new()
    {
        Index = record.Index,
        Id = record.Id,
        Status = record.Kind == DispositionKind.Dropped ? "dropped" : "rejected",
        Code = record.Fault.Code,
        Pointer = record.Fault.Pointer,
        Detail = record.Fault.Message,
    };

    private static ItemResult ResultOf(RecordRow reused) => new()
    {
        Index = reused.Index,
        Id = reused.Id,
        Status = "duplicate",
        Code = IdReuse,
        Detail = "another record was stored under this id",
    };
}

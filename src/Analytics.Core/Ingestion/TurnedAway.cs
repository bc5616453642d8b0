using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>A record that will not be stored.</summary>
/// <param name="Index">Position in the body.</param>
/// <param name="Id">Its id, where it could be read.</param>
/// <param name="Kind">Dropped or rejected.</param>
/// <param name="Fault">Why; its pointer starts at the body.</param>
internal sealed record TurnedAway(int Index, string? Id, DispositionKind Kind, ItemFault Fault)
{
    public Disposition ToDisposition(RecordKind kind) =>
        new(Index, Id is null ? 0 : RecordHash.OfId(kind, Id), Kind, Fault.Code);
}

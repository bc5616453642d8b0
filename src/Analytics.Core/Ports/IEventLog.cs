namespace Analytics.Core.Ports;

/// <summary>The write side of the event store.</summary>
public interface IEventLog
{
    /// <summary>False when the writer's queue is full: turn the request away (429) before parsing it.</summary>
    bool HasRoom { get; }

    /// <summary>Number of the latest commit; changes whenever something was stored.</summary>
    long Committed { get; }

    /// <summary>Stores the rows that are not there yet, with their ledger entries, in one transaction. Durable when it returns.</summary>
    /// <exception cref="StoreUnavailableException">Nothing of the request was stored.</exception>
    ValueTask<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>Stores a file of reference rows, in place of any of that name; answers how many. Durable when it returns.</summary>
    /// <exception cref="ReferenceImportException">The file can't be read.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was stored.</exception>
    Task<long> ImportReferenceAsync(ReferenceImport import, CancellationToken cancellationToken);

    /// <summary>Removes the reference rows of a name; durable when it returns.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was removed.</exception>
    Task RemoveReferenceAsync(string model, string dataSet, CancellationToken cancellationToken);
}

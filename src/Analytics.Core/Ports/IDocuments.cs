namespace Analytics.Core.Ports;

/// <summary>
/// Small documents (models, consents, keys, settings) by collection and id. Durable when a write returns; a read sees every finished write.
/// Documents are serialised as JSON, so they must survive a round trip through System.Text.Json.
/// </summary>
public interface IDocuments
{
    /// <summary>The document, or null where there is none.</summary>
    Task<T?> FindAsync<T>(string collection, string id, CancellationToken cancellationToken)
        where T : class;

    /// <summary>All documents of a collection, by id ascending (ordinal).</summary>
    Task<IReadOnlyList<T>> ListAsync<T>(string collection, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Stores a document, in place of any of that id.</summary>
    Task PutAsync<T>(string collection, string id, T document, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Removes a document; false where there was none.</summary>
    Task<bool> DeleteAsync(string collection, string id, CancellationToken cancellationToken);

    /// <summary>Makes all changes of a batch in their order, or none of them.</summary>
    Task CommitAsync(DocumentBatch batch, CancellationToken cancellationToken);
}

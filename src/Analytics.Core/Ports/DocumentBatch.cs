namespace Analytics.Core.Ports;

/// <summary>Changes of documents that are made together or not at all. Not thread-safe.</summary>
public sealed class DocumentBatch
{
    private readonly List<DocumentChange> changes = [];

    /// <summary>The changes, in the order in which they are made.</summary>
    public IReadOnlyList<DocumentChange> Changes => changes;

    /// <summary>Stores a document, in place of any of that id.</summary>
    public DocumentBatch Put<T>(string collection, string id, T document)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(document);
        changes.Add(new DocumentChange(collection, id, document));
        return this;
    }

    /// <summary>Removes a document, where there is one.</summary>
    public DocumentBatch Delete(string collection, string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        changes.Add(new DocumentChange(collection, id, null));
        return this;
    }
}

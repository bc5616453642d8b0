using System.Text.Json;
using Analytics.Core.Ports;
using LiteDB;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Analytics.Storage.LiteDb;

/// <summary>
/// Documents in one encrypted LiteDB file. A document is its JSON text beside its id: LiteDB's own documents fold the case of names, and not
/// every number would come back as it went in. Thread-safe; a write takes about a millisecond, and those that come together share it.
/// </summary>
public sealed class LiteDocuments : IDocuments, IDisposable
{
    private const string IdField = "_id";
    private const string JsonField = "json";
    private const int LongestId = 250;

    private readonly LiteFile file;

    /// <summary>Documents in a storage folder. The file is opened with the first call.</summary>
    public LiteDocuments(string storageFolder, string password)
        : this(storageFolder, password, LiteFile.OpenExclusively)
    {
    }

    internal LiteDocuments(string storageFolder, string password, Func<string, FileStream> openFile) =>
        file = new LiteFile(storageFolder, password, openFile);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The file can't be read now.</exception>
    public Task<T?> FindAsync<T>(string collection, string id, CancellationToken cancellationToken)
        where T : class =>
        file.ReadAsync(database => Parse<T>(database.GetCollection(collection).FindById(id)), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The file can't be read now.</exception>
    public Task<IReadOnlyList<T>> ListAsync<T>(string collection, CancellationToken cancellationToken)
        where T : class =>
        file.ReadAsync<IReadOnlyList<T>>(
            database => database.GetCollection(collection).Find(Query.All(IdField)).Select(stored => Parse<T>(stored)!).ToList(), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">It may not be stored.</exception>
    public Task PutAsync<T>(string collection, string id, T document, CancellationToken cancellationToken)
        where T : class
    {
        var stored = Stored(id, document);
        return file.WriteAsync(database => database.GetCollection(collection).Upsert(stored), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">It may not be removed.</exception>
    public Task<bool> DeleteAsync(string collection, string id, CancellationToken cancellationToken) =>
        file.WriteAsync(database => database.GetCollection(collection).Delete(id), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The batch may not be stored; never a part of it.</exception>
    public Task CommitAsync(DocumentBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var changes = batch.Changes
            .Select(change => (change.Collection, change.Id, Stored: change.Document is { } document ? Stored(change.Id, document) : null))
            .ToList();
        return file.WriteAsync(
            database =>
            {
                foreach (var (collection, id, stored) in changes)
                {
                    if (stored is null) database.GetCollection(collection).Delete(id);
                    else database.GetCollection(collection).Upsert(stored);
                }

                return true;
            },
            cancellationToken);
    }

    public void Dispose() => file.Dispose();

    private static BsonDocument Stored(string id, object document)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, LongestId);
        return new BsonDocument
        {
            [IdField] = id,
            [JsonField] = JsonSerializer.Serialize(document, document.GetType(), JsonSerializerOptions.Web),
        };
    }

    private static T? Parse<T>(BsonDocument? stored)
        where T : class =>
        stored is null ? null : JsonSerializer.Deserialize<T>(stored[JsonField].AsString, JsonSerializerOptions.Web);
}

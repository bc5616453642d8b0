using System.Text.Json;
using Analytics.Core.Ports;
using LiteDB;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Analytics.Storage.LiteDb;

/// <summary>
/// Documents in one encrypted LiteDB file. A document is its JSON text beside its id: LiteDB's own documents fold the case of names, and a
/// number would not come back as it went in. Thread-safe; calls run one after the other on the caller's thread (a write takes under a millisecond).
/// </summary>
public sealed class LiteDocuments(string storageFolder, string password) : IDocuments, IDisposable
{
    private const string IdField = "_id";
    private const string JsonField = "json";

    private readonly LiteFile _file = new(storageFolder, password);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The file can't be read now.</exception>
    public Task<T?> FindAsync<T>(string collection, string id, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_file.Read(database => Parse<T>(database.GetCollection(collection).FindById(id))));
    }

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The file can't be read now.</exception>
    public Task<IReadOnlyList<T>> ListAsync<T>(string collection, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<T>>(_file.Read(database =>
            database.GetCollection(collection).Find(Query.All(IdField)).Select(document => Parse<T>(document)!).ToList()));
    }

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">Nothing was stored.</exception>
    public Task PutAsync<T>(string collection, string id, T document, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stored = new BsonDocument
        {
            [IdField] = id,
            [JsonField] = JsonSerializer.Serialize(document, JsonSerializerOptions.Web),
        };
        _file.Write(database => database.GetCollection(collection).Upsert(stored));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">Nothing was removed.</exception>
    public Task<bool> DeleteAsync(string collection, string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_file.Write(database => database.GetCollection(collection).Delete(id)));
    }

    public void Dispose() => _file.Dispose();

    private static T? Parse<T>(BsonDocument? stored)
        where T : class =>
        stored is null ? null : JsonSerializer.Deserialize<T>(stored[JsonField].AsString, JsonSerializerOptions.Web);
}

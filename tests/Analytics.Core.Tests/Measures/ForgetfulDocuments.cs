using Analytics.Core.Ports;

namespace Analytics.Core.Tests.Measures;

/// <summary>Documents that nobody reads back: what the registry knows, it keeps in memory.</summary>
internal sealed class ForgetfulDocuments : IDocuments
{
    public Task<T?> FindAsync<T>(string collection, string id, CancellationToken cancellationToken)
        where T : class => Task.FromResult<T?>(null);

    public Task<IReadOnlyList<T>> ListAsync<T>(string collection, CancellationToken cancellationToken)
        where T : class => Task.FromResult<IReadOnlyList<T>>([]);

    public Task PutAsync<T>(string collection, string id, T document, CancellationToken cancellationToken)
        where T : class => Task.CompletedTask;

    public Task<bool> DeleteAsync(string collection, string id, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task CommitAsync(DocumentBatch batch, CancellationToken cancellationToken) => Task.CompletedTask;
}

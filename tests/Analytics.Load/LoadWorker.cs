namespace Analytics.Load;

/// <summary>One connection of a run, and what it measured.</summary>
internal sealed class LoadWorker(IReadOnlyList<RequestTemplate[]> sets, int number, TimeProvider clock)
{
    private const int Accepted = 202;
    private const int Judged = 200;
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMilliseconds(20);
    private readonly List<RequestTemplate[]> own = [.. sets.Select(set => Array.ConvertAll(set, template => template.Copy()))];
    private readonly List<TimeSpan> latencies = [];
    private readonly Dictionary<int, long> errors = [];

    /// <summary>Predictions answered with success.</summary>
    public long Acknowledged { get; private set; }

    public IReadOnlyList<TimeSpan> Latencies => latencies;

    public IReadOnlyDictionary<int, long> Errors => errors;

    /// <summary>Sends until there is no next id. The first template of a set holds predictions; the others speak of them.</summary>
    public async Task RunAsync(Uri address, Func<int, long?> nextId, CancellationToken cancellationToken)
    {
        using var connection = await HttpConnection.OpenAsync(address, cancellationToken);
        for (var turn = number; ; turn++)
        {
            var set = own[turn % own.Count];
            if (nextId(set[0].Items) is not { } first) return;
            if (await SendAsync(connection, set[0], first, cancellationToken)) Acknowledged += set[0].Items;
            foreach (var other in set.Skip(1)) await SendAsync(connection, other, first, cancellationToken);
        }
    }

    private async ValueTask<bool> SendAsync(HttpConnection connection, RequestTemplate template, long first, CancellationToken cancellationToken)
    {
        var request = template.WithIdsFrom(first);
        var sent = clock.GetTimestamp();
        var status = await connection.ExchangeAsync(request, cancellationToken);
        if (status is Judged or Accepted)
        {
            latencies.Add(clock.GetElapsedTime(sent));
            return true;
        }

        errors[status] = errors.GetValueOrDefault(status) + 1;
        await Task.Delay(PauseAfterError, clock, cancellationToken);
        return false;
    }
}

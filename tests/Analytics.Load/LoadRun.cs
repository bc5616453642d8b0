namespace Analytics.Load;

/// <summary>Sends requests over several connections, each as fast as it is answered.</summary>
internal sealed class LoadRun(Uri address, int connections, TimeProvider clock)
{
    private long nextId;

    /// <summary>Runs until the time is over or the predictions are sent, whichever is first.</summary>
    /// <param name="name">Name of the run in the table.</param>
    /// <param name="sets">Templates to send in turn; the requests of one set follow each other and share their ids.</param>
    /// <param name="time">Longest time.</param>
    /// <param name="predictions">Most predictions.</param>
    /// <param name="cancellationToken">Ends the run with an exception.</param>
    public async Task<LoadResult> RunAsync(
        string name, IReadOnlyList<RequestTemplate[]> sets, TimeSpan time, long predictions, CancellationToken cancellationToken)
    {
        var last = nextId + predictions;
        var start = clock.GetTimestamp();
        var workers = Enumerable.Range(0, connections).Select(number => new LoadWorker(sets, number, clock)).ToList();
        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(address, NextId, cancellationToken), cancellationToken)));
        return new LoadResult
        {
            Name = name,
            Duration = clock.GetElapsedTime(start),
            Acknowledged = workers.Sum(worker => worker.Acknowledged),
            Latencies = [.. workers.SelectMany(worker => worker.Latencies).Order()],
            Errors = workers.SelectMany(worker => worker.Errors).GroupBy(error => error.Key).ToDictionary(group => group.Key, group => group.Sum(error => error.Value)),
        };

        long? NextId(int items)
        {
            if (clock.GetElapsedTime(start) >= time) return null;
            var first = Interlocked.Add(ref nextId, items) - items;
            return first < last ? first : null;
        }
    }
}

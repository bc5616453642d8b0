using System.Globalization;

namespace Analytics.Load;

/// <summary>Results as Markdown.</summary>
internal static class LoadTable
{
    public static async Task WriteAsync(TextWriter output, LoadResult recorded, LoadResult baseline)
    {
        await output.WriteLineAsync("| run | predictions/s | ratio | p50 ms | p99 ms | max ms | errors |");
        await output.WriteLineAsync("|---|---:|---:|---:|---:|---:|---|");
        foreach (var run in (LoadResult[])[recorded, baseline])
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {run.Name} | {run.PerSecond:N0} | {run.PerSecond / baseline.PerSecond:0.00} | {run.Percentile(0.5):0.0} | {run.Percentile(0.99):0.0} | {run.Percentile(1):0.0} | {Errors(run)} |"));
        }
    }

    /// <summary>Compares what was acknowledged with what the service says it holds.</summary>
    public static async Task VerifyAsync(TextWriter output, LoadedService service, string model, LoadResult result, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var to = from.AddDays(1);
        var scorecard = await service.ScorecardAsync(model, from, to, cancellationToken);
        var ledger = await service.LedgerAsync(from, to, cancellationToken);
        var lost = result.Acknowledged - scorecard.Volume;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Acknowledged {result.Acknowledged:N0}, stored {scorecard.Volume:N0}: {(lost <= 0 ? "nothing lost" : $"{lost:N0} LOST")}; the ledger {(ledger.Balanced ? "balances" : "does NOT balance")}."));
    }

    private static string Errors(LoadResult run) =>
        run.Errors.Count == 0 ? "none" : string.Join(", ", run.Errors.Select(error => $"{error.Value} × {error.Key}"));
}

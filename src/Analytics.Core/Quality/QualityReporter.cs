using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Quality;

/// <summary>Data quality by source and model.</summary>
public sealed class QualityReporter(IEventQueries queries)
{
    /// <summary>The report; of one model, source, or all. Bucket: hour, day, week, month.</summary>
    public Task<QualityReport> ReportAsync(
        TimeRange window, string? model, string? source, string? bucket, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal IEventQueries Queries => queries;
}

using Analytics.Contracts.Reports;

namespace Analytics.Core.Ports;

/// <summary>Writes reports.</summary>
public interface IReportRenderer
{
    /// <summary>Faults of a request, by JSON pointer; empty when it can be written.</summary>
    IReadOnlyDictionary<string, string[]> Check(ReportRequest request);

    /// <summary>The report.</summary>
    /// <exception cref="ReportException">It can't be written; the message says why, for people.</exception>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<RenderedReport> RenderAsync(ReportRequest request, CancellationToken cancellationToken);
}

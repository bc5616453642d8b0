using Analytics.Contracts.Reports;
using Analytics.Core.Ports;

namespace Analytics.Api.Reports;

/// <summary>A kind of report. A new one is one more of these in <see cref="ReportingServices"/>.</summary>
internal interface IReportTemplate
{
    /// <summary>Its name in requests.</summary>
    string Name { get; }

    /// <summary>Faults of a request, by JSON pointer; empty when it can be made.</summary>
    IReadOnlyDictionary<string, string[]> Check(ReportRequest request);

    /// <summary>The report.</summary>
    /// <exception cref="ReportException">It can't be made; the message says why.</exception>
    Task<ReportDocument> BuildAsync(ReportRequest request, CancellationToken cancellationToken);
}

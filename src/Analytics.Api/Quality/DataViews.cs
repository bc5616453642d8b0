using Analytics.Api.Audit;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ingestion;
using Analytics.Core.Privacy;
using Analytics.Core.Privacy.Retention;

namespace Analytics.Api.Quality;

/// <summary>What the page of the data shows beside their quality.</summary>
internal sealed class DataViews(LedgerReader ledger, ConsentRegister consents, RetentionRuns retention, Disclosures disclosures)
{
    public async Task<DataView> ReadAsync(TimeRange window, CancellationToken cancellationToken)
    {
        var (records, kept) = (ledger.ReadAsync(window.From, window.To, cancellationToken), retention.ReportAsync(cancellationToken));
        return new DataView(await records, consents.Totals(), await kept, await disclosures.CountAsync(window.From, window.To, cancellationToken));
    }
}

using Analytics.Contracts.Privacy;
using Analytics.Contracts.Recording;
using Analytics.Core.Privacy.Audit;

namespace Analytics.Api.Quality;

/// <summary>Where records went, what people agreed to, how long data are kept, and how often some of individuals were given away.</summary>
public sealed record DataView(
    Ledger Ledger, (long Known, IReadOnlyDictionary<string, long> ByPurpose) Consents, RetentionReport Retention, IReadOnlyList<AuditCount> Disclosures);

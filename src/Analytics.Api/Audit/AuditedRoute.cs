namespace Analytics.Api.Audit;

/// <summary>Metadata of a route whose use goes into the audit trail, though its scope would not say so; what it was used on does not, for it may be a record of someone.</summary>
internal sealed class AuditedRoute
{
    private AuditedRoute(bool isDisclosure) => IsDisclosure = isDisclosure;

    public static AuditedRoute Mark { get; } = new(isDisclosure: false);

    public static AuditedRoute Disclosing { get; } = new(isDisclosure: true);

    /// <summary>Whether it gives away data of individuals or a copy.</summary>
    public bool IsDisclosure { get; }
}

using Analytics.Core.Privacy.Audit;
using Microsoft.AspNetCore.Http.Metadata;

namespace Analytics.Api.Audit;

/// <summary>How often data of individuals or copies were given away.</summary>
internal sealed class Disclosures(AuditTrail trail, EndpointDataSource endpoints)
{
    /// <summary>By what was asked for, as the reference words it.</summary>
    public async Task<IReadOnlyList<AuditCount>> CountAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var routes = endpoints.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<AuditedRoute>() is { IsDisclosure: true })
            .ToDictionary(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointSummaryMetadata>().Summary);
        return [.. (await trail.CountAsync(routes.Keys.ToHashSet(), from, to, cancellationToken)).Select(count => count with { Action = routes[count.Action] })];
    }
}

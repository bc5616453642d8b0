using Analytics.Api.Audit;

namespace Analytics.Api.Access;

/// <summary>The order in which a request is asked who sent it.</summary>
internal static class AccessPipeline
{
    /// <summary>Who it is and how often; then whether they may, which the audit trail hears of either way; then what they may see.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseAuthentication().UseRateLimiter().UseAudit().UseAuthorization().UseViewer();
}

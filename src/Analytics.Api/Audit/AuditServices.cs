using Analytics.Api.Access;
using Analytics.Core.Privacy.Audit;
using Microsoft.AspNetCore.Authorization;

namespace Analytics.Api.Audit;

/// <summary>Writes down what people and machines do that is more than recording and asking for figures.</summary>
internal static class AuditServices
{
    private static readonly string[] Watched = [Scopes.Administer, Scopes.Alert, Scopes.Guard, Scopes.Experiment];

    // Names in addresses that are no record's and no subject's.
    private static readonly string[] Shown = ["model", "version", "key", "uid", "name", "id"];

    /// <summary>Adds the entry before the answer leaves, so that what was answered is in the trail. Refusals of a known user are in it as well.</summary>
    public static IApplicationBuilder UseAudit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is { } endpoint && IsAudited(endpoint, context.Request.Method))
            context.Response.OnStarting(() => AppendAsync(context, endpoint));
        return next(context);
    });

    /// <summary>Marks a route whose use is written down.</summary>
    public static RouteHandlerBuilder WithAudit(this RouteHandlerBuilder route) => route.WithMetadata(AuditedRoute.Mark);

    /// <summary>Marks a route that gives away data of individuals or a copy: its use is written down, and the page of the data tells how often there was one.</summary>
    public static RouteHandlerBuilder WithDisclosure(this RouteHandlerBuilder route) => route.WithMetadata(AuditedRoute.Disclosing);

    /// <summary>Whether a route does more than record and ask for figures.</summary>
    public static bool IsAudited(Endpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<AuditedRoute>() is not null
        || !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(needed => Watched.Contains(needed.Policy));

    private static async Task AppendAsync(HttpContext context, Endpoint endpoint)
    {
        var action = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.DisplayName ?? "unknown";
        var names = endpoint.Metadata.GetMetadata<AuditedRoute>() is null ? Shown : [];
        var target = string.Join(' ', names.Where(context.Request.RouteValues.ContainsKey).Select(name => $"{name}={context.Request.RouteValues[name]}"));
        await context.RequestServices.GetRequiredService<AuditTrail>()
            .AppendAsync(context.User.Identity?.IsAuthenticated == true ? context.User.KeyName() : "nobody", action, target, context.Response.StatusCode, CancellationToken.None);
    }
}

using Analytics.Core.Ports;

namespace Analytics.Api.Stores;

/// <summary>Turns away, with 503, everything that needs the stores until they are open.</summary>
internal static class StoreGate
{
    private static readonly string[] Open = ["/healthz", "/scalar", "/openapi"];

    public static IApplicationBuilder UseStoreGate(this IApplicationBuilder app)
    {
        var state = app.ApplicationServices.GetRequiredService<StoreState>();
        return app.Use((context, next) => state.IsOpen || Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path))
            ? next(context)
            : throw new StoreUnavailableException("The stores are not open yet."));
    }
}

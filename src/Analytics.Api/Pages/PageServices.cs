using Microsoft.Extensions.FileProviders;

namespace Analytics.Api.Pages;

/// <summary>Pages, rendered on the server; they need no script.</summary>
internal static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddPageAnswers();
        // The first writer that can write does, and the one for JSON takes whatever accepts anything.
        services.Insert(0, ServiceDescriptor.Singleton<IProblemDetailsWriter, ProblemPages>());
        return services;
    }

    /// <summary>The embedded assets; open to all.</summary>
    public static IApplicationBuilder UseAssets(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new EmbeddedFileProvider(typeof(PageServices).Assembly, "Analytics.Api.wwwroot"),
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
    });
}

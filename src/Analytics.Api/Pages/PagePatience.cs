using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Pages;

/// <summary>
/// No page is blank for long: where its figures take longer, a browser that runs scripts gets a page that says so, and asks for them again from there. They are made
/// on meanwhile, once for all who wait. A browser without scripts waits.
/// </summary>
internal static class PagePatience
{
    // Set by the script of every page.
    private const string Scripts = "scripts";
    private const string Fragment = "HX-Request";

    public static IApplicationBuilder UsePagePatience(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (FiguresPendingException) when (!context.Response.HasStarted)
        {
            context.Response.Headers.Vary = "Accept";
            await new RazorComponentResult<WaitingPage>().ExecuteAsync(context);
        }
    });

    /// <summary>Waits for figures as long as the page may be blank.</summary>
    /// <exception cref="FiguresPendingException">They take longer.</exception>
    public static async Task<T> WithinPatienceAsync<T>(this HttpContext context, Task<T> figures, CancellationToken cancellationToken)
    {
        var patience = context.RequestServices.GetRequiredService<IOptions<PageOptions>>().Value.Patience;
        if (patience == TimeSpan.Zero || context.Request.Headers.ContainsKey(Fragment) || !context.Request.Cookies.ContainsKey(Scripts)) return await figures;

        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (await Task.WhenAny(figures, Task.Delay(patience, clock, end.Token)) != figures) throw new FiguresPendingException();
        await end.CancelAsync();
        return await figures;
    }
}

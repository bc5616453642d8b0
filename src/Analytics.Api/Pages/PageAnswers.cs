using Analytics.Api.Audit;
using Analytics.Api.Http;
using Analytics.Api.Live;
using Analytics.Core.Ports;
using Analytics.Core.Privacy.People;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using ZiggyCreatures.Caching.Fusion;

namespace Analytics.Api.Pages;

/// <summary>
/// Keeps what pages show for a short time, so that the second reader does not wait, nor the first one on the next look. Programs get their answers from the
/// store, and so does a page that is asked for with <c>Cache-Control: no-cache</c>. An open page that was told of new records waits for figures with them.
/// </summary>
internal static class PageAnswers
{
    private const string When = "figures of";
    // What htmx says that an answer is for: a live region is renewed, a page that waits goes on waiting, and a tile takes what others get.
    private const string For = "HX-Target";
    private const string Live = "div#live";
    private const string Waiting = "main#main";
    private const int MostEntries = 500;
    private static readonly TimeSpan Youngest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    public static IServiceCollection AddPageAnswers(this IServiceCollection services)
    {
        services.AddOptions<PageOptions>().BindConfiguration(PageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddFusionCache().WithMemoryCache(_ => new MemoryCache(new MemoryCacheOptions { SizeLimit = MostEntries }));
        return services;
    }

    /// <summary>Notes what the page knows of, before its figures are made; and forgets what is kept when somebody changes what figures are made by, before the answer to that leaves.</summary>
    public static IApplicationBuilder UsePageAnswers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.WantsPage()) LiveState.Now(context.RequestServices).Note(context);
        if (context.GetEndpoint() is { } endpoint && AuditServices.IsAudited(endpoint, context.Request.Method)) context.Response.OnStarting(() => ForgetAsync(context));
        return next(context);
    });

    /// <summary>When the figures of the page were made; null where it shows none.</summary>
    public static DateTimeOffset? FiguresOf(this HttpContext context) => context.Items[When] as DateTimeOffset?;

    /// <summary>The answer to the request: for a page one that may be some seconds old, otherwise made now. Null is not kept.</summary>
    public static async Task<T> AnswerAsync<T>(this HttpContext context, Func<CancellationToken, Task<T>> compute, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var clock = services.GetRequiredService<TimeProvider>();
        var options = services.GetRequiredService<IOptions<PageOptions>>().Value;
        if (!context.Request.WantsPage() || options.Fresh == TimeSpan.Zero)
        {
            context.Items[When] = clock.GetUtcNow();
            return await compute(cancellationToken);
        }

        var (cache, log, key) = (services.GetRequiredService<IFusionCache>(), services.GetRequiredService<IEventLog>(), KeyOf<T>(context));
        var anew = context.Request.Headers.CacheControl.ToString().Contains("no-cache", StringComparison.Ordinal);
        var refreshes = anew || context.Request.Headers[For] == Live;
        if (anew || (refreshes && await cache.TryGetAsync<Kept<T>>(key, token: cancellationToken) is { HasValue: true, Value: var before } && before.Commit < log.Committed && before.At <= clock.GetUtcNow() - Youngest))
            await cache.ExpireAsync(key, token: cancellationToken);

        var asked = cache.GetOrSetAsync<Kept<T>>(
            key,
            async (entry, token) =>
            {
                var (commit, now) = (log.Committed, clock.GetUtcNow());
                var made = await compute(token);
                if (made is null) entry.Options.SetDuration(TimeSpan.Zero).SetFailSafe(false);
                return new Kept<T>(made, now, commit, Viewer.Current?.Hidden ?? 0);
            },
            entry => entry.SetDuration(options.Fresh).SetFailSafe(true, options.Oldest, TimeSpan.FromSeconds(1)).SetFactoryTimeouts(refreshes || context.Request.Headers[For] == Waiting ? Timeout.InfiniteTimeSpan : Patience).SetSize(1),
            token: cancellationToken);
        var kept = await context.WithinPatienceAsync(asked.AsTask(), cancellationToken);
        context.Items[When] = kept.At;
        if (LiveState.Of(context) is { } state) (state with { Commit = kept.Commit }).Note(context);

        // Made in another request, or behind this one: what it left out is said on this page as well.
        if (Viewer.Current is { Hidden: 0 } viewer) viewer.Hide(kept.Hidden);
        return kept.Answer;
    }

    private static async Task ForgetAsync(HttpContext context)
    {
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest) await context.RequestServices.GetRequiredService<IFusionCache>().ClearAsync(allowFailSafe: false);
    }

    /// <summary>The address, what is asked for there, and what the reader may see of its figures.</summary>
    private static string KeyOf<T>(HttpContext context)
    {
        var viewer = Viewer.Current;
        return $"{typeof(T).FullName}\n{context.Request.Path}{context.Request.QueryString}\n{viewer?.SmallestCell}\n{viewer?.Own?.Key}\n{string.Join('\n', viewer?.Own?.Values ?? [])}";
    }

    /// <summary>An answer, when it was made, the last commit that it knows of, and how many groups it leaves out.</summary>
    private sealed record Kept<T>(T Answer, DateTimeOffset At, long Commit, int Hidden);
}

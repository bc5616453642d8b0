using Analytics.Api.Http;
using Analytics.Core.Privacy.People;
using Microsoft.Extensions.Options;
using ZiggyCreatures.Caching.Fusion;

namespace Analytics.Api.Pages;

/// <summary>
/// Keeps what pages show for a short time, so that the second reader does not wait, nor the first one on the next look. Programs get their answers from the
/// store, and so does a page that is asked for with <c>Cache-Control: no-cache</c>.
/// </summary>
internal static class PageAnswers
{
    private const string When = "figures of";
    private const int MostEntries = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    public static IServiceCollection AddPageAnswers(this IServiceCollection services)
    {
        services.AddOptions<PageOptions>().BindConfiguration(PageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMemoryCache(memory => memory.SizeLimit = MostEntries);
        services.AddFusionCache().WithRegisteredMemoryCache();
        return services;
    }

    /// <summary>When the figures of the page were made; null where it shows none.</summary>
    public static DateTimeOffset? FiguresOf(this HttpContext context) => context.Items[When] as DateTimeOffset?;

    /// <summary>The answer to the request: for a page one that may be some seconds old, otherwise made now. Null is not kept.</summary>
    public static async Task<T> AnswerAsync<T>(this HttpContext context, Func<CancellationToken, Task<T>> compute, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var clock = services.GetRequiredService<TimeProvider>();
        var options = services.GetRequiredService<IOptions<PageOptions>>().Value;
        if (!context.Request.WantsPage() || options.Fresh == TimeSpan.Zero || context.Request.Headers.CacheControl.ToString().Contains("no-cache", StringComparison.Ordinal))
        {
            context.Items[When] = clock.GetUtcNow();
            return await compute(cancellationToken);
        }

        var (answer, at) = await services.GetRequiredService<IFusionCache>().GetOrSetAsync<(T Answer, DateTimeOffset At)>(
            KeyOf(context),
            async (entry, token) =>
            {
                var (made, now) = (await compute(token), clock.GetUtcNow());
                if (made is null) entry.Options.SetDuration(TimeSpan.Zero).SetFailSafe(false);
                return (made, now);
            },
            entry => entry.SetDuration(options.Fresh).SetFailSafe(true, options.Oldest, TimeSpan.FromSeconds(1)).SetFactoryTimeouts(Patience).SetSize(1),
            token: cancellationToken);
        context.Items[When] = at;
        return answer;
    }

    /// <summary>The address, and what the reader may see of its figures.</summary>
    private static string KeyOf(HttpContext context)
    {
        var viewer = Viewer.Current;
        return $"{context.Request.Path}{context.Request.QueryString}\n{viewer?.SmallestCell}\n{viewer?.Own?.Key}\n{string.Join('\n', viewer?.Own?.Values ?? [])}";
    }
}

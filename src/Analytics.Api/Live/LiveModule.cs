using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Analytics.Api.Access;
using Analytics.Api.Pages;
using Carter;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Live;

/// <summary>Tells open pages that there are new figures, by server-sent events; they then ask for theirs.</summary>
internal sealed class LiveModule : ICarterModule
{
    private const string Figures = "figures";
    private const string Still = "still";
    private const int StillEvery = 3;

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGet("/live", Watch).RequireAuthorization(Scopes.Own).ExcludeFromDescription().WithName("WatchFigures").WithSummary("Watch for new figures");

    private static ServerSentEventsResult<long> Watch(
        string? since, HttpContext context, IOptions<PageOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(EventsAsync(since, context.RequestServices, options.Value.LiveEvery, clock, lifetime.ApplicationStopping, cancellationToken));

    /// <summary>
    /// One event when something was stored, an alert changed or a report ended, since then or since the figures of the page were made; and now and then one that
    /// says the connection stands. Ends with the service.
    /// </summary>
    private static async IAsyncEnumerable<SseItem<long>> EventsAsync(
        string? since, IServiceProvider services, TimeSpan every, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        var first = LiveState.Now(services);
        var (seen, quiet, told) = (since ?? first.ToString(), 0, true);
        yield return new SseItem<long>(first.Commit, Still);
        while (await NextAsync(timer, end.Token))
        {
            // Once more after the last change: a page may have been made while it was coming in.
            var now = LiveState.Now(services);
            var changed = now.ToString() != seen;
            if (changed || !told) yield return new SseItem<long>(now.Commit, Figures);
            else if (++quiet % StillEvery == 0) yield return new SseItem<long>(now.Commit, Still);
            (seen, told) = (now.ToString(), !changed);
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken end)
    {
        try
        {
            return await timer.WaitForNextTickAsync(end);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the service stops: the stream ends.
            return false;
        }
    }
}

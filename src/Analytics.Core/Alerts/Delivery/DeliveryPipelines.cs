using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Analytics.Core.Alerts.Delivery;

/// <summary>
/// One pipeline a channel: two quick retries with jitter, a circuit breaker, a time limit for each attempt. What still fails is tried again later by
/// the outbox.
/// </summary>
internal sealed class DeliveryPipelines(TimeSpan attemptTimeout, TimeSpan retryDelay, TimeProvider clock)
{
    private const int QuickRetries = 2;

    private readonly ConcurrentDictionary<string, ResiliencePipeline> pipelines = new(StringComparer.Ordinal);

    /// <summary>Runs an attempt.</summary>
    /// <exception cref="DeliveryException">It was not delivered.</exception>
    public async Task<string> RunAsync(string channel, Func<CancellationToken, Task<string>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await pipelines.GetOrAdd(channel, _ => Build()).ExecuteAsync(async token => await send(token), cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            throw new DeliveryException("The other side did not answer in time.", isTransient: true, inner: e);
        }
        catch (BrokenCircuitException e)
        {
            throw new DeliveryException("The channel failed too often; it is left alone for a while.", isTransient: true, e.RetryAfter, e);
        }
    }

    private ResiliencePipeline Build() => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = QuickRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = retryDelay,
            ShouldHandle = new PredicateBuilder().Handle<DeliveryException>(e => e is { IsTransient: true, RetryAfter: null }).Handle<TimeoutRejectedException>(),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.9,
            MinimumThroughput = 9,
            SamplingDuration = TimeSpan.FromMinutes(2),
            BreakDuration = TimeSpan.FromSeconds(30),
            ShouldHandle = new PredicateBuilder().Handle<DeliveryException>(e => e.IsTransient).Handle<TimeoutRejectedException>(),
        })
        .AddTimeout(attemptTimeout)
        .Build();
}

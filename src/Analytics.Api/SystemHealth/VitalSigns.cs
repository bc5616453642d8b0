using System.Diagnostics;
using System.Diagnostics.Metrics;
using Analytics.Api.Stores;
using Analytics.Contracts.Dashboards;
using Analytics.Statistics.Summaries;

namespace Analytics.Api.SystemHealth;

/// <summary>Listens to the service's own instruments and keeps what the last fifteen minutes gave. Thread-safe.</summary>
internal sealed class VitalSigns : IHostedService, IDisposable
{
    private const string Requests = "http.server.request.duration";
    private const string Appends = "analytics.store.append.duration";
    private const string Queue = "analytics.store.queue";
    private const string Status = "http.response.status_code";
    private const int Minutes = 15;
    private const double Slow = 0.99;

    private readonly TimeProvider clock;
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private readonly Queue<VitalMinute> minutes = new();
    private readonly long started;
    private long queued;

    public VitalSigns(TimeProvider clock)
    {
        this.clock = clock;
        started = clock.GetTimestamp();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == Requests || instrument.Meter.Name == StoreServices.Meter) listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(Add);
        listener.SetMeasurementEventCallback<long>((instrument, change, _, _) =>
        {
            if (instrument.Name == Queue) Interlocked.Add(ref queued, change);
        });
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    public ServiceVitals Read()
    {
        using var process = Process.GetCurrentProcess();
        var alive = clock.GetElapsedTime(started);
        lock (gate)
        {
            Forget();
            var requests = new LogHistogram(minutes.SelectMany(minute => minute.Requests));
            var appends = new LogHistogram(minutes.SelectMany(minute => minute.Appends));
            return new ServiceVitals
            {
                RequestsPerSecond = requests.Count / Math.Clamp(alive.TotalSeconds, 1, Minutes * 60),
                MedianMilliseconds = Milliseconds(requests, 0.5),
                SlowMilliseconds = Milliseconds(requests, Slow),
                ErrorRate = requests.Count == 0 ? null : (double)minutes.Sum(minute => minute.Errors) / requests.Count,
                QueuedRows = Math.Max(0, Interlocked.Read(ref queued)),
                AppendMilliseconds = Milliseconds(appends, Slow),
                ProcessorShare = Math.Clamp(process.TotalProcessorTime / (alive * Environment.ProcessorCount), 0, 1),
                MemoryBytes = process.WorkingSet64,
            };
        }
    }

    private static double? Milliseconds(LogHistogram seconds, double probability) => seconds.Count == 0 ? null : seconds.Quantile(probability) * 1_000;

    private void Add(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name is not (Requests or Appends)) return;
        var failed = false;
        foreach (var tag in tags) failed |= tag.Key == Status && tag.Value is >= StatusCodes.Status500InternalServerError;
        lock (gate)
        {
            var now = clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
            if (minutes.Count == 0 || minutes.Last().Minute != now)
            {
                minutes.Enqueue(new VitalMinute(now));
                Forget();
            }

            var minute = minutes.Last();
            var bins = instrument.Name == Requests ? minute.Requests : minute.Appends;
            var key = LogHistogram.KeyOf(seconds);
            bins[key] = bins.GetValueOrDefault(key) + 1;
            if (failed) minute.Errors++;
        }
    }

    private void Forget()
    {
        var oldest = (clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute) - Minutes;
        while (minutes.TryPeek(out var first) && first.Minute <= oldest) minutes.Dequeue();
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Analytics.Contracts.Assignment;
using Analytics.Contracts.Bucketing;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Recording;
using Analytics.Contracts.Safety;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Client;

/// <summary>
/// Records what an engine predicts and what became of it. Recording never waits and never throws for the service's sake; batches lie on disk until the
/// service has them. Thread-safe; one for a process.
/// </summary>
public sealed class AnalyticsClient : IAsyncDisposable
{
    private const int LogEvery = 1_000;

    private readonly AnalyticsClientOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly HttpClient service;
    private readonly Spool spool;
    private readonly ClientCounts counts = new();
    private readonly Channel<PendingRecord> queue;
    private readonly BatchWriter writer;
    private readonly ExperimentCache experiments;
    private readonly ExposureMemory exposures = new();
    private readonly SemaphoreSlim spooled = new(0);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource hurry = new();
    private readonly Task writing;
    private readonly Task sending;
    private readonly Task refreshing;
    private int disposed;

    /// <summary>Opens the spool and starts sending what is in it.</summary>
    /// <param name="options">How to reach the service.</param>
    /// <param name="service">Sends requests; null: a client of its own. Address and key are set on each request's client by the options.</param>
    /// <param name="logger">Takes what an operator should know; null: nobody.</param>
    /// <param name="clock">The time; null: that of the system.</param>
    /// <exception cref="ArgumentException">Address or key are missing.</exception>
    /// <exception cref="IOException">No folder for the spool could be taken.</exception>
    public AnalyticsClient(AnalyticsClientOptions options, HttpClient? service = null, ILogger<AnalyticsClient>? logger = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.clock = clock ?? TimeProvider.System;
        this.logger = logger ?? NullLogger<AnalyticsClient>.Instance;
        this.service = Connected(service ?? new HttpClient(), options);
        spool = Spool.Open(options.SpoolFolder ?? Path.Combine(Path.GetTempPath(), "analytics-client"), options.SpoolBytes);
        queue = Channel.CreateBounded<PendingRecord>(new BoundedChannelOptions(options.QueueRecords) { SingleReader = true });
        writer = new BatchWriter(queue.Reader, spool, counts, options, this.clock, this.logger);
        experiments = new ExperimentCache(this.service, spool.Folder, options, this.clock, this.logger);
        writing = Task.Run(() => writer.RunAsync(() => spooled.Release(), hurry.Token));
        sending = Task.Run(() => RunAsync(new BatchSender(this.service, spool, counts, options, this.clock, this.logger).RunAsync(spooled, stopping.Token)));
        refreshing = Task.Run(() => RunAsync(experiments.RunAsync(stopping.Token)));
    }

    /// <summary>What became of the records so far.</summary>
    public ClientStatistics Statistics => counts.Read(spool.Bytes);

    /// <summary>
    /// Records an answer of a model. O(1), never blocks, no allocation but for a unit that was given its variant by hand or whose variant was switched off: its
    /// answer is recorded without the experiment, as it tells nothing of the variant that it saw.
    /// </summary>
    /// <returns>False where the queue is full: the record is lost, and counted.</returns>
    public bool RecordPrediction(PredictionRecord prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return Add(RecordRoute.Predictions, IsSetApart(prediction) ? prediction with { Experiment = null } : prediction);
    }

    /// <summary>Records what became of an answer. O(1), no allocation, never blocks.</summary>
    /// <inheritdoc cref="RecordPrediction" path="/returns"/>
    public bool RecordFeedback(FeedbackRecord feedback) => Add(RecordRoute.Feedback, feedback);

    /// <summary>Records a safety check of the engine's own. O(1), no allocation, never blocks.</summary>
    /// <inheritdoc cref="RecordPrediction" path="/returns"/>
    public bool RecordSafety(SafetyCheckRecord check) => Add(RecordRoute.Safety, check);

    /// <summary>Records what a user did. O(1), no allocation, never blocks.</summary>
    /// <inheritdoc cref="RecordPrediction" path="/returns"/>
    public bool Track(ProductEvent happened) => Add(RecordRoute.Events, happened);

    /// <summary>
    /// The variant that a unit gets, by its hash and the experiments last heard of: no call, no wait. That it was exposed is recorded once; where the queue is full, when it is asked for
    /// again.
    /// </summary>
    /// <param name="experiment">Key of the experiment.</param>
    /// <param name="units">The ids of the visitor.</param>
    /// <param name="attributes">What targeting asks for; null for none.</param>
    /// <returns>Key of the variant; null where the unit takes no part, or the experiment does not run (or is not heard of yet): show what is usual.</returns>
    public string? Assign(string experiment, in UnitIds units, IReadOnlyDictionary<string, JsonElement>? attributes = null)
    {
        var known = experiments.Current;
        var place = known.PlaceOf(experiment);
        if (place < 0) return null;
        var assigned = known.Assigner.Count <= 64 ? stackalloc AssignedVariant[known.Assigner.Count] : new AssignedVariant[known.Assigner.Count];
        known.Assigner.Assign(in units, attributes, assigned);
        var (given, definition) = (assigned[place], known.Assigner[place]);
        if (given.Variant == BucketRanges.None) return null;
        var variant = definition.Variants[given.Variant].Key;
        var unit = units.Of(definition.Unit)!;
        if (given.Outcome == AssignmentOutcome.Assigned && SubjectOf(definition, units) is { } subject && exposures.IsNew(unit, experiment, given.Variant))
        {
            var recorded = Add(RecordRoute.Exposures, new ExposureRecord
            {
                Experiment = experiment,
                Variant = variant,
                Subject = subject,
                Session = units.Session,
                Propensity = known.Assigner.PropensityOf(place, given.Variant),
                Segments = ExposureSegments.Of(attributes),
            });
            if (!recorded) exposures.Forget(unit, experiment, given.Variant);
        }

        return variant;
    }

    /// <summary>Asks the service what its safety rules say of an answer before it is shown.</summary>
    /// <exception cref="HttpRequestException">The service did not answer, or refused the prediction.</exception>
    /// <exception cref="OperationCanceledException">It took longer than <see cref="AnalyticsClientOptions.Timeout"/>, or was cancelled.</exception>
    public async Task<SafetyEvaluation> EvaluateSafetyAsync(PredictionRecord prediction, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        using var response = await service.PostAsJsonAsync("v1/safety/evaluate", prediction, ClientJson.Options, limit.Token);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<SafetyEvaluation>(ClientJson.Options, limit.Token))!;
    }

    /// <summary>Waits until the service has everything recorded before.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what is left stays in the spool.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        while (queue.Reader.Count > 0 || !writer.IsIdle || spool.Oldest is not null)
            await Task.Delay(TimeSpan.FromMilliseconds(5), clock, cancellationToken);
    }

    /// <summary>Writes what is queued to the spool, sends what the service takes in time, and leaves the rest for the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        queue.Writer.Complete();
        await hurry.CancelAsync();
        await writing;
        using (var limit = new CancellationTokenSource(options.FlushOnDispose, clock))
        {
            try
            {
                await FlushAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                // The rest waits in the spool.
            }
        }

        await stopping.CancelAsync();
        await Task.WhenAll(sending, refreshing);
        writer.Dispose();
        spool.Dispose();
        service.Dispose();
        spooled.Dispose();
        stopping.Dispose();
        hurry.Dispose();
    }

    private static HttpClient Connected(HttpClient service, AnalyticsClientOptions options)
    {
        if (options.Address is not { IsAbsoluteUri: true } address) throw new ArgumentException("Address must be the address of the service.", nameof(options));
        if (string.IsNullOrEmpty(options.Key)) throw new ArgumentException("Key is missing.", nameof(options));
        service.BaseAddress = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        service.Timeout = Timeout.InfiniteTimeSpan;
        service.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
        return service;
    }

    private bool IsSetApart(PredictionRecord prediction)
    {
        if (prediction.Experiment is not { } experiment) return false;
        var known = experiments.Current;
        var place = known.PlaceOf(experiment.Key);
        return place >= 0 && known.Assigner.IsSetApart(place, new UnitIds(prediction.Subject, prediction.Context?.Session, prediction.Subject));
    }

    private static string? SubjectOf(ExperimentDefinition definition, in UnitIds units) =>
        definition.Unit == ExperimentUnit.Device ? units.Device ?? units.Subject : units.Subject ?? units.Device;

    private static async Task RunAsync(Task loop)
    {
        try
        {
            await loop;
        }
        catch (OperationCanceledException)
        {
            // The client is being disposed.
        }
    }

    private bool Add(RecordRoute route, object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (queue.Writer.TryWrite(new PendingRecord(route, record, clock.GetUtcNow().UtcTicks)))
        {
            counts.Recorded();
            return true;
        }

        counts.Drop(1);
        if (counts.Dropped % LogEvery == 1) ClientLog.QueueFull(logger, counts.Dropped);
        return false;
    }
}

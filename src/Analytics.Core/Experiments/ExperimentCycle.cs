using System.Collections.Concurrent;
using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Experiments;

/// <summary>
/// The beat of the capability: takes the file over when it changes, takes the planned looks when they are due (those before a stop also afterwards), watches
/// guardrails, moves ramps and bandits, and takes treatments away that do harm. One experiment that fails stops no other.
/// </summary>
public sealed class ExperimentCycle(
    ExperimentRegister register,
    ExperimentAnalyser analyser,
    WeightMover mover,
    IOptions<ExperimentOptions> options,
    TimeProvider clock,
    ILogger<ExperimentCycle> logger)
{
    /// <summary>Kind of the step by which one treatment of several was switched off.</summary>
    public const string Withdrew = "withdrawn";

    /// <summary>Kind of the step by which the last treatment was taken away.</summary>
    public const string RolledBack = "rolledBack";

    /// <summary>An experiment is watched again after so many times what watching it took, so that a large one does not keep the store busy.</summary>
    private const int Rest = 10;

    /// <summary>But not later than this, so that harm is found within a minute.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<string, ExperimentVerdict> verdicts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> nextAt = new(StringComparer.Ordinal);
    private ExperimentFileStatus? said;
    private long beatAt;

    /// <summary>When the last beat ended; null: none yet.</summary>
    public DateTimeOffset? BeatAt => Interlocked.Read(ref beatAt) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>The verdict of the latest look at each watched experiment.</summary>
    public IReadOnlyDictionary<string, ExperimentVerdict> Verdicts => verdicts;

    /// <summary>Why an experiment could not be watched at the latest try.</summary>
    public IReadOnlyDictionary<string, string> Failures => failures;

    /// <summary>Whether planned looks of an experiment are taken: of a paused or stopped one those that were due before.</summary>
    internal static bool Looks(ExperimentDefinition experiment) => experiment is { Status: not ExperimentStatus.Draft, Shadow: false, PrimaryMetric: not null };

    /// <summary>Reads what is stored, and the file; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await register.LoadAsync(cancellationToken);
        Say();
    }

    /// <summary>Runs until it is cancelled. A containment boundary: a beat that fails is said, and the next one looks at everything anew.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.Beat, clock);
        do
        {
            try
            {
                await TurnAsync(cancellationToken);
            }
            catch (StoreUnavailableException e)
            {
                Log.ExperimentsWait(logger, e);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.ExperimentsInterrupted(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>One beat.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await register.ReloadAsync(cancellationToken);
        Say();
        foreach (var experiment in register.Catalogue.Experiments.Values.Where(experiment => experiment.Status == ExperimentStatus.Running && IsDue(experiment))) await WatchAsync(experiment, cancellationToken);

        // The looks that are left of what does not run can wait: one experiment a beat, so that harm by the others is found in time.
        foreach (var experiment in register.Catalogue.Experiments.Values.Where(experiment => experiment.Status != ExperimentStatus.Running && IsDue(experiment)))
            if (await WatchAsync(experiment, cancellationToken)) break;

        Interlocked.Exchange(ref beatAt, clock.GetUtcNow().UtcTicks);
    }

    private bool IsDue(ExperimentDefinition experiment) => Looks(experiment) && !(experiment.Start > clock.GetUtcNow()) && !(nextAt.GetValueOrDefault(experiment.Key) > clock.GetUtcNow());

    /// <summary>Whether planned looks were taken.</summary>
    private async Task<bool> WatchAsync(ExperimentDefinition defined, CancellationToken cancellationToken)
    {
        var experiment = ExperimentHistory.InForce(defined, register.StateOf(defined.Key));
        var (start, taken) = (clock.GetTimestamp(), false);
        try
        {
            taken = await LookAsync(experiment, cancellationToken);
            if (experiment.Status == ExperimentStatus.Running && await JudgeAsync(experiment.Key, cancellationToken) is { } results)
            {
                // What is taken away at once is told as that, and not first as what should be.
                var off = register.StateOf(experiment.Key).Withdrawals.Count;
                await mover.MoveAsync(experiment, results, cancellationToken);
                if (register.StateOf(experiment.Key).Withdrawals.Count > off) results = await JudgeAsync(experiment.Key, cancellationToken) ?? results;
                verdicts[experiment.Key] = results.Verdict;
            }

            failures.TryRemove(experiment.Key, out _);
        }
        catch (Exception e) when (e is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            failures[experiment.Key] = $"It could not be watched ({e.GetType().Name}).";
            Log.ExperimentFailed(logger, experiment.Key, e);
        }

        var rest = Rest * clock.GetElapsedTime(start);
        nextAt[experiment.Key] = clock.GetUtcNow() + (rest < LongestRest ? rest : LongestRest);
        return taken;
    }

    private Task<ExperimentResults?> JudgeAsync(string key, CancellationToken cancellationToken) =>
        analyser.AnalyseAsync(key, new ExperimentQuestion(clock.GetUtcNow()), cancellationToken);

    /// <summary>Takes the planned looks that are due and were not taken: of the data up to when they were due, also where the service comes late.</summary>
    private async Task<bool> LookAsync(ExperimentDefinition experiment, CancellationToken cancellationToken)
    {
        var any = false;
        var plan = ExperimentPlans.Hash(experiment, register.Catalogue);
        foreach (var look in ExperimentPlans.Due(experiment, register.StateOf(experiment.Key), clock.GetUtcNow()))
        {
            if (register.StateOf(experiment.Key).Looks.Any(taken => taken.Planned == look.Number && taken.Plan == plan)) continue;
            if (await analyser.AnalyseAsync(experiment.Key, new ExperimentQuestion(look.At, look.Number), cancellationToken) is not { } results) continue;

            // Somebody changed the plan meanwhile: the next beat looks by the new one.
            if (results.Plan.Hash != plan) break;
            ExperimentLook[] taken = [.. results.Looks.Where(one => one.Planned == look.Number && one.Plan == plan)];
            await register.UpdateAsync(experiment.Key, state => ExperimentHistory.Look(state, taken.Length > 0 ? taken : [PlannedLooks.Empty(experiment, look, plan, clock.GetUtcNow())]), cancellationToken);
            any = true;
        }

        return any;
    }

    private void Say()
    {
        var status = register.FileStatus;
        if (ReferenceEquals(status, said)) return;
        said = status;
        if (status.Faults.Count > 0)
            Log.ExperimentFileRefused(logger, status.Path!, string.Join(Environment.NewLine, status.Faults.Select(fault => $"{fault.Key}: {string.Join(" ", fault.Value)}")));
        else if (status.Path is not null) Log.ExperimentFileTaken(logger, status.Path);
    }
}

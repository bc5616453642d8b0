using System.Collections.Concurrent;
using System.IO.Hashing;
using Analytics.Contracts.Assignment;
using Analytics.Contracts.Experiments;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Privacy.Audit;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Experiments;

/// <summary>
/// Metrics, holdouts and experiments: those of the file and those that someone stored. What is not valid as a whole is not taken over, and what was in force
/// stays. Reads are lock-free; a change is durable before it is seen.
/// </summary>
public sealed class ExperimentRegister(IDocuments documents, AuditTrail trail, IOptions<ExperimentOptions> options, TimeProvider clock) : IDisposable
{
    private const string ExperimentCollection = "experiments";
    private const string MetricCollection = "experiment_metrics";
    private const string HoldoutCollection = "experiment_holdouts";
    private const string StateCollection = "experiment_states";

    private readonly ConcurrentDictionary<string, ExperimentState> states = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1);
    private ExperimentFile stored = new();
    private ExperimentFile fromFile = new();
    private volatile ExperimentCatalogue catalogue = ExperimentCatalogue.Empty;
    private volatile ExperimentAssigner assigner = ExperimentAssigner.Empty;
    private volatile AssignmentDocument assignments = new([], [], new Dictionary<string, AssignmentAdjustment>());
    private volatile ExperimentFileStatus fileStatus = new(null, null, NoFaults);
    private ulong? fileHash;

    /// <summary>All that is in force.</summary>
    public ExperimentCatalogue Catalogue => catalogue;

    /// <summary>Assigns units.</summary>
    public ExperimentAssigner Assigner => assigner;

    /// <summary>What a client needs to assign as <see cref="Assigner"/> does.</summary>
    public AssignmentDocument Assignments => assignments;

    /// <summary>How the file stands.</summary>
    public ExperimentFileStatus FileStatus => fileStatus;

    private static IReadOnlyDictionary<string, string[]> NoFaults { get; } = new Dictionary<string, string[]>();

    /// <summary>Reads what is stored, and the file; called once at start. A file with faults is reported and not used.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        stored = new ExperimentFile
        {
            Metrics = await documents.ListAsync<MetricDefinition>(MetricCollection, cancellationToken),
            Holdouts = await documents.ListAsync<HoldoutDefinition>(HoldoutCollection, cancellationToken),
            Experiments = await documents.ListAsync<ExperimentDefinition>(ExperimentCollection, cancellationToken),
        };
        foreach (var state in await documents.ListAsync<ExperimentState>(StateCollection, cancellationToken)) states[state.Key] = ExperimentHistory.Completed(state);
        await TakeOverAsync(Merge(stored, fromFile), cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    /// <summary>Takes the file over where it has changed and has no fault; else what was in force stays, and <see cref="FileStatus"/> says why.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Refresh();
        if (options.Value.File is not { Length: > 0 } path || await TextAsync(path, cancellationToken) is not { } text) return;
        await writing.WaitAsync(cancellationToken);
        try
        {
            var hash = XxHash3.HashToUInt64(text);
            if (hash == fileHash) return;
            fileHash = hash;
            var faults = new FaultList();
            var places = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
            var file = ExperimentFileReader.Read(text, faults, places);
            var next = Merge(stored, file);
            Check(file, next, places, faults);
            if (faults.ByPointer.Count > 0)
            {
                fileStatus = fileStatus with { Path = path, Faults = faults.ByPointer };
                return;
            }

            List<FileChange> removed = [.. fromFile.Experiments.Where(one => !next.Experiments.ContainsKey(one.Key)).Select(one => FileChange.Removed(one.Key))];
            fromFile = file;
            var changed = await TakeOverAsync(next, cancellationToken);
            fileStatus = new(path, clock.GetUtcNow(), NoFaults);
            foreach (var change in changed.Concat(removed)) await trail.AppendAsync(FileChange.Actor, change.Action, change.Target, 200, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>An experiment with its state, or null.</summary>
    public ExperimentSummary? Find(string key) => catalogue.Experiments.TryGetValue(key, out var experiment) ? Summary(experiment) : null;

    /// <summary>All experiments by key.</summary>
    public IReadOnlyList<ExperimentSummary> List() => [.. catalogue.Experiments.Values.Select(Summary)];

    /// <summary>What the service keeps of an experiment.</summary>
    public ExperimentState StateOf(string key) => states.GetValueOrDefault(key) ?? new ExperimentState { Key = key };

    /// <summary>Stores an experiment, in place of any of that key.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="revision">The revision that it is meant to replace; null: whichever there is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ExperimentPutOutcome> PutAsync(ExperimentDefinition experiment, long? revision, CancellationToken cancellationToken) => ChangeAsync(
        () => catalogue.Experiments.GetValueOrDefault(experiment.Key) is { Origin: ExperimentFileReader.Origin } ? ExperimentConflict.File
            : revision is { } meant && meant != StateOf(experiment.Key).Revisions.Count ? ExperimentConflict.Stale : ExperimentConflict.None,
        now => now with { Experiments = [.. now.Experiments.Where(other => other.Key != experiment.Key), experiment with { Origin = "api", Revision = 0 }] },
        (all, faults) =>
        {
            ExperimentRules.Check(all.Experiments[experiment.Key], "", all, faults);
            ExperimentRules.CheckBegun(all.Experiments[experiment.Key], StateOf(experiment.Key), "", faults);
            SeedRules.Check(all.Experiments[experiment.Key], StateOf(experiment.Key), "", all, faults);
        },
        new DocumentBatch().Put(ExperimentCollection, experiment.Key, experiment with { Origin = "api", Revision = 0 }),
        cancellationToken);

    /// <summary>Stores a metric, in place of any of that key.</summary>
    public Task<ExperimentPutOutcome> PutAsync(MetricDefinition metric, CancellationToken cancellationToken) => ChangeAsync(
        () => catalogue.Metrics.GetValueOrDefault(metric.Key) is { Origin: ExperimentFileReader.Origin } ? ExperimentConflict.File : ExperimentConflict.None,
        now => now with { Metrics = [.. now.Metrics.Where(other => other.Key != metric.Key), metric with { Origin = "api", Revision = 0 }] },
        (_, faults) => MetricRules.Check(metric, "", faults),
        new DocumentBatch().Put(MetricCollection, metric.Key, metric with { Origin = "api", Revision = 0 }),
        cancellationToken);

    /// <summary>Stores a holdout, in place of any of that key.</summary>
    public Task<ExperimentPutOutcome> PutAsync(HoldoutDefinition holdout, CancellationToken cancellationToken) => ChangeAsync(
        () => fromFile.Holdouts.Any(other => other.Key == holdout.Key) ? ExperimentConflict.File : ExperimentConflict.None,
        now => now with { Holdouts = [.. now.Holdouts.Where(other => other.Key != holdout.Key), holdout] },
        (_, faults) => ExperimentRules.Check(holdout, "", faults),
        new DocumentBatch().Put(HoldoutCollection, holdout.Key, holdout),
        cancellationToken);

    /// <summary>Removes a stored experiment. Its exposures and its state stay.</summary>
    public Task<ExperimentPutOutcome> DeleteExperimentAsync(string key, CancellationToken cancellationToken) => ChangeAsync(
        () => !catalogue.Experiments.TryGetValue(key, out var known) ? ExperimentConflict.Missing
            : known.Origin == ExperimentFileReader.Origin ? ExperimentConflict.File
            : known.Status == ExperimentStatus.Running || catalogue.Experiments.Values.Any(other => other.Prerequisites.Any(needed => needed.Experiment == key)) ? ExperimentConflict.Needed : ExperimentConflict.None,
        now => now with { Experiments = [.. now.Experiments.Where(other => other.Key != key)] },
        (_, _) => { },
        new DocumentBatch().Delete(ExperimentCollection, key),
        cancellationToken);

    /// <summary>Removes a stored metric that no experiment uses.</summary>
    public Task<ExperimentPutOutcome> DeleteMetricAsync(string key, CancellationToken cancellationToken) => ChangeAsync(
        () => !catalogue.Metrics.TryGetValue(key, out var known) ? ExperimentConflict.Missing
            : known.Origin == ExperimentFileReader.Origin ? ExperimentConflict.File
            : catalogue.Experiments.Values.Any(experiment => Metrics(experiment).Contains(key)) ? ExperimentConflict.Needed : ExperimentConflict.None,
        now => now with { Metrics = [.. now.Metrics.Where(other => other.Key != key)] },
        (_, _) => { },
        new DocumentBatch().Delete(MetricCollection, key),
        cancellationToken);

    /// <summary>Changes what the service keeps of an experiment; durable when it returns.</summary>
    public async Task<ExperimentState> UpdateAsync(string key, Func<ExperimentState, ExperimentState> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await writing.WaitAsync(cancellationToken);
        try
        {
            var (before, next) = (StateOf(key), change(StateOf(key)));
            if (ReferenceEquals(before, next)) return before;
            await documents.PutAsync(StateCollection, key, next, cancellationToken);
            states[key] = next;
            Refresh();
            return next;
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    internal static IEnumerable<string> Metrics(ExperimentDefinition experiment) =>
        [.. experiment.PrimaryMetric is { } primary ? [primary] : Array.Empty<string>(), .. experiment.Guardrails.Select(guardrail => guardrail.Metric), .. experiment.SecondaryMetrics, .. experiment.Analysis.Covariates ?? []];

    private async Task<ExperimentPutOutcome> ChangeAsync(
        Func<ExperimentConflict> against,
        Func<ExperimentFile, ExperimentFile> change,
        Action<ExperimentCatalogue, FaultList> check,
        DocumentBatch batch,
        CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            // What else changes waits here: of two that mean the same revision one is stale.
            if (against() is not ExperimentConflict.None and var conflict) return new(NoFaults, conflict);
            var next = change(stored);
            var (all, faults) = (Merge(next, fromFile), new FaultList());
            check(all, faults);
            if (faults.ByPointer.Count > 0) return new(faults.ByPointer, ExperimentConflict.None);
            await documents.CommitAsync(batch, cancellationToken);
            stored = next;
            await TakeOverAsync(all, cancellationToken);
            return new(NoFaults, ExperimentConflict.None);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Puts a catalogue in force, and notes what changed.</summary>
    private async Task<IReadOnlyList<FileChange>> TakeOverAsync(ExperimentCatalogue next, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        List<FileChange> changed = [];
        foreach (var experiment in next.Experiments.Values)
        {
            var known = states.GetValueOrDefault(experiment.Key);
            var seen = ExperimentHistory.See(known, experiment, ExperimentParts.Of(experiment, next), ExperimentPlans.Hash(experiment, next), now);
            if (ReferenceEquals(seen, known)) continue;
            await documents.PutAsync(StateCollection, experiment.Key, seen, cancellationToken);
            states[experiment.Key] = seen;
            if (experiment.Origin == ExperimentFileReader.Origin && seen.Revisions.Count > (known?.Revisions.Count ?? 0)) changed.Add(FileChange.Of(known, seen));
        }

        catalogue = next;
        Refresh();
        return changed;
    }

    /// <summary>Starts and stops come with time.</summary>
    private void Refresh()
    {
        var adjustments = new Dictionary<string, AssignmentAdjustment>(StringComparer.Ordinal);
        foreach (var state in states.Values)
        {
            if (!catalogue.Experiments.TryGetValue(state.Key, out var experiment)) continue;
            var weights = state.Weights?.Count == experiment.Variants.Count ? state.Weights : null;
            adjustments[state.Key] = new(weights, experiment.Ramp is null ? null : state.Coverage, state.Withdrawn);
        }

        assignments = new(
            [.. catalogue.Experiments.Values.Where(experiment => experiment.Status == ExperimentStatus.Running)],
            [.. catalogue.Holdouts.Values],
            adjustments);
        assigner = ExperimentAssigner.Of(catalogue.Experiments.Values, catalogue.Holdouts.Values, adjustments, clock.GetUtcNow());
    }

    private ExperimentSummary Summary(ExperimentDefinition experiment)
    {
        var state = StateOf(experiment.Key);
        return new ExperimentSummary
        {
            Definition = experiment with { Revision = state.Revisions.Count },
            Weights = ExperimentHistory.WeightsOf(experiment, state),
            Coverage = experiment.Ramp is null ? experiment.Coverage : state.Coverage ?? experiment.Coverage,
            RolledBack = state.RolledBackAt is not null,
            Withdrawn = state.Withdrawals,
            Revisions = state.Revisions,
            Steps = state.Steps,
        };
    }

    private static ExperimentCatalogue Merge(ExperimentFile stored, ExperimentFile file) => ExperimentCatalogue.Of(
        [.. stored.Metrics, .. file.Metrics], [.. stored.Holdouts, .. file.Holdouts], [.. stored.Experiments, .. file.Experiments]);

    /// <summary>Checks the file by itself and with what is stored, which may need what the file no longer has.</summary>
    private void Check(ExperimentFile file, ExperimentCatalogue all, Dictionary<object, string> places, FaultList faults)
    {
        foreach (var metric in file.Metrics) MetricRules.Check(metric, places[metric], faults);
        foreach (var holdout in file.Holdouts) ExperimentRules.Check(holdout, places[holdout], faults);
        foreach (var experiment in file.Experiments)
        {
            ExperimentRules.Check(experiment, places[experiment], all, faults);
            ExperimentRules.CheckBegun(experiment, StateOf(experiment.Key), places[experiment], faults);
            SeedRules.Check(experiment, StateOf(experiment.Key), places[experiment], all, faults);
        }

        CheckKeys(file.Metrics.Select(metric => (metric.Key, places[metric])), faults);
        CheckKeys(file.Holdouts.Select(holdout => (holdout.Key, places[holdout])), faults);
        CheckKeys(file.Experiments.Select(experiment => (experiment.Key, places[experiment])), faults);
        foreach (var experiment in all.Experiments.Values.Where(experiment => experiment.Origin != ExperimentFileReader.Origin))
            ExperimentRules.Check(experiment, $"(stored experiment {experiment.Key})", all, faults);
    }

    private static void CheckKeys(IEnumerable<(string Key, string Place)> items, FaultList faults)
    {
        foreach (var twice in items.GroupBy(item => item.Key).SelectMany(group => group.Skip(1))) faults.Add(twice.Place + "/key", "Another has this key.");
    }

    private async Task<byte[]?> TextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fileStatus = fileStatus with { Path = path, Faults = new Dictionary<string, string[]> { [""] = ["It can't be read."] } };
            fileHash = null;
            return null;
        }
    }
}

using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;
using Analytics.Statistics.Inference;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Experiments;

/// <summary>
/// Looks on a schedule of its own whether running experiments can be trusted: A/A tests of each on hash seeds, and interactions of all pairs, corrected
/// together. The latest outcome is kept. One experiment that fails stops no other.
/// </summary>
public sealed class ExperimentDiagnoser(
    ExperimentRegister register, IExperimentQueries queries, LabelWindows labels, IDocuments documents, IOptions<ExperimentOptions> options, TimeProvider clock, ILogger<ExperimentDiagnoser> logger)
{
    /// <summary>Error of the corrected interactions.</summary>
    internal const double Error = 0.05;

    private const string Collection = "experiment_diagnosis";
    private const string Id = "latest";

    /// <summary>Below this a corrected p-value says that A/A tests, or assignments, are not what they should be.</summary>
    private const double UnsoundError = 0.001;

    /// <summary>Whether it is due is looked at so often.</summary>
    private static readonly TimeSpan LongestBeat = TimeSpan.FromMinutes(1);

    /// <summary>The latest outcome.</summary>
    public async Task<ExperimentDiagnosis> LatestAsync(CancellationToken cancellationToken) =>
        await documents.FindAsync<ExperimentDiagnosis>(Collection, Id, cancellationToken) ?? new ExperimentDiagnosis { Sentence = DiagnosisWords.NotYet };

    /// <summary>Runs until it is cancelled. A containment boundary: a diagnosis that fails is said, and tried again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var every = options.Value.DiagnoseEvery;
        if (every == TimeSpan.Zero) return;
        using var timer = new PeriodicTimer(every < LongestBeat ? every : LongestBeat, clock);
        do
        {
            try
            {
                await RunWhenDueAsync(cancellationToken);
            }
            catch (StoreUnavailableException e)
            {
                Log.ExperimentsWait(logger, e);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.DiagnosisInterrupted(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Diagnoses where the latest outcome is old enough, or an experiment has begun since.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task RunWhenDueAsync(CancellationToken cancellationToken)
    {
        var (latest, now) = (await LatestAsync(cancellationToken), clock.GetUtcNow());
        var known = latest.Experiments.Select(one => one.Experiment).ToHashSet(StringComparer.Ordinal);
        if (latest.At + options.Value.DiagnoseEvery > now && Running(now).TrueForAll(one => known.Contains(one.Key))) return;
        await documents.PutAsync(Collection, Id, await DiagnoseAsync(now, cancellationToken), cancellationToken);
    }

    private List<ExperimentDefinition> Running(DateTimeOffset now) =>
    [
        .. register.Catalogue.Experiments.Values
            .Where(one => one is { Status: ExperimentStatus.Running, Shadow: false, PrimaryMetric: not null } && one.Start < now && !(one.Stop <= now) && register.StateOf(one.Key).RolledBackAt is null)
            .OrderBy(one => one.Key, StringComparer.Ordinal),
    ];

    private async Task<ExperimentDiagnosis> DiagnoseAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var running = Running(now);
        List<(DiagnosedExperiment Experiment, List<DiagnosedPair> Pairs)> all = [];
        foreach (var experiment in running) all.Add(await ContainedAsync(experiment, running, now, cancellationToken));
        List<DiagnosedPair> pairs = WithMixed(WithInteractions([.. all.SelectMany(one => one.Pairs)]));
        var experiments = WithSuspicions([.. all.Select(one => one.Experiment)]);
        return new ExperimentDiagnosis { At = now, Sentence = DiagnosisWords.Sentence(experiments, pairs), Experiments = experiments, Pairs = pairs };
    }

    /// <summary>The containment boundary: what can't be diagnosed says so, and the others are.</summary>
    private async Task<(DiagnosedExperiment, List<DiagnosedPair>)> ContainedAsync(
        ExperimentDefinition experiment, List<ExperimentDefinition> running, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await DiagnoseAsync(experiment, running, now, cancellationToken);
        }
        catch (Exception e) when (e is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            Log.ExperimentNotDiagnosed(logger, experiment.Key, e);
            return (Empty(experiment) with { Missing = $"It could not be diagnosed ({e.GetType().Name})." }, []);
        }
    }

    private async Task<(DiagnosedExperiment, List<DiagnosedPair>)> DiagnoseAsync(
        ExperimentDefinition experiment, List<ExperimentDefinition> running, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var empty = Empty(experiment);
        if (UnitQuestions.Of(ExperimentHistory.InForce(experiment, register.StateOf(experiment.Key)), register.StateOf(experiment.Key), now) is not { } asked || !register.Catalogue.Metrics.TryGetValue(experiment.PrimaryMetric!, out var metric))
            return (empty with { Missing = "It has no unit or no metric yet." }, []);
        var compiled = MetricCompiler.Compile(metric, TimeSpan.Zero, LabelWindows.WaitOf(await labels.OfAsync(metric, experiment, now, cancellationToken)));
        if (compiled.IsWhole) return (empty with { Missing = "Its primary metric is made of all records at once, not of units that could be dealt anew." }, []);

        var aa = await AaTests.RunAsync(queries, asked, compiled, experiment.Analysis.Alpha, cancellationToken);
        var reader = new InteractionReader(queries, asked, compiled, experiment.Analysis.Alpha);
        List<DiagnosedPair> pairs = [];
        foreach (var other in running.Where(other => other.Key != experiment.Key && other.Unit == experiment.Unit))
        {
            pairs.AddRange((await reader.ReadAsync(other, cancellationToken)).Select(one => new DiagnosedPair
            {
                Experiment = experiment.Key,
                Variant = one.Figures.Variant,
                Metric = metric.Key,
                Other = other.Key,
                OtherVariant = one.Figures.OtherVariant,
                Units = one.Figures.Units,
                Effect = one.Figures.Effect,
                PValue = one.PValue,
                DependencePValue = one.Figures.DependencePValue,
            }));
        }

        return (empty with
        {
            AaTests = aa?.Tests ?? 0,
            AaFalsePositiveRate = aa?.Share,
            AaPValue = aa?.PValue,
            Others = pairs.Select(pair => pair.Other).Distinct().Count(),
            Missing = aa is null ? "Too few units count yet." : null,
        }, pairs);
    }

    private static DiagnosedExperiment Empty(ExperimentDefinition experiment) =>
        new() { Experiment = experiment.Key, Metric = experiment.PrimaryMetric!, Alpha = experiment.Analysis.Alpha };

    private static List<DiagnosedPair> WithInteractions(List<DiagnosedPair> pairs)
    {
        var adjusted = Adjusted(pairs.Select(pair => pair.PValue));
        return [.. pairs.Select((pair, at) => pair with { AdjustedPValue = adjusted[at], Interacts = adjusted[at] < Error })];
    }

    /// <summary>Two experiments are mixed whichever treatments are looked at: they count once.</summary>
    private static List<DiagnosedPair> WithMixed(List<DiagnosedPair> pairs)
    {
        var together = pairs.GroupBy(pair => (pair.Experiment, pair.Other)).ToList();
        var adjusted = Adjusted(together.Select(group => (double?)group.First().DependencePValue));
        return [.. together.SelectMany((group, at) => group.Select(pair => pair with { Mixed = adjusted[at] < UnsoundError }))];
    }

    private static List<DiagnosedExperiment> WithSuspicions(List<DiagnosedExperiment> experiments)
    {
        var adjusted = Adjusted(experiments.Select(one => one.AaPValue));
        return [.. experiments.Select((one, at) => one with { AaSuspicious = adjusted[at] < UnsoundError })];
    }

    /// <summary>By Benjamini-Hochberg over those that are there.</summary>
    private static List<double?> Adjusted(IEnumerable<double?> pValues)
    {
        List<double?> all = [.. pValues];
        double[] known = [.. all.OfType<double>()];
        if (known.Length == 0) return all;
        var adjusted = new Queue<double>(MultipleTesting.BenjaminiHochberg(known, Error).Adjusted);
        return [.. all.Select(one => one is null ? null : (double?)adjusted.Dequeue())];
    }
}

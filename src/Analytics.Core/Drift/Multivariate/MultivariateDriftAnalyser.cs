using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;
using Analytics.Core.Findings.Columns;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Learning.Drift;
using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Drift.Verdicts;

namespace Analytics.Core.Drift.Multivariate;

/// <summary>
/// Looks for drift in how the features of a model go together, which no column alone shows: by how well the principal components of the reference
/// rebuild the rows of the window, and by whether boosted trees tell these from those of the reference. Works on even samples of bounded size.
/// Without drift either finding alerts with a probability of at most 5 % in all.
/// </summary>
public sealed class MultivariateDriftAnalyser(IEventQueries queries, ModelRegistry registry)
{
    /// <summary>The check that its findings name.</summary>
    public const string Check = "multivariateDrift";

    /// <summary>Most rows of each sample; fewer of models with more than a hundred features.</summary>
    public const int MostRows = 10_000;

    /// <summary>Probability that either finding alerts without drift.</summary>
    public const double Alpha = 0.05;

    private const int Methods = 2;
    private const int LeastColumns = 2;
    private const int MostValues = 1_000_000;

    /// <summary>One finding for each method, always: pca_reconstruction and domain_classifier. Equal data and seeds give equal findings.</summary>
    /// <param name="scope">The rows judged, and those that they are compared with; its window must be faultless.</param>
    /// <param name="seed">Chooses the samples and the folds.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public Task<IReadOnlyList<Finding>> AnalyseAsync(AnalysisScope scope, int seed, CancellationToken cancellationToken) =>
        AnalyseAsync(scope, seed, Alpha, cancellationToken);

    /// <summary>The same findings at a level.</summary>
    /// <param name="scope">The rows judged, and those that they are compared with; its window must be faultless.</param>
    /// <param name="seed">Chooses the samples and the folds.</param>
    /// <param name="alpha">Probability that either finding alerts without drift, at most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<IReadOnlyList<Finding>> AnalyseAsync(AnalysisScope scope, int seed, double alpha, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var columns = ColumnsOf(scope);
        var limit = Math.Min(MostRows, MostValues / Math.Max(1, columns.Count));
        var samples = await Task.WhenAll(
            queries.SampleAsync(scope.SampleReference(limit, seed), cancellationToken), queries.SampleAsync(scope.Sample(limit, seed), cancellationToken));
        var findings = new MultivariateFindings(samples[0].Count, samples[1].Count, limit);
        if (Math.Min(samples[0].Count, samples[1].Count) < ReconstructionDrift.LeastRows) return findings.TooFewRows(ReconstructionDrift.LeastRows);

        var table = FeatureTable.Of(columns, samples[0], samples[1]);
        if (table.Names.Count < LeastColumns) return findings.TooFewColumns();
        var settings = new DriftSettings { Alpha = alpha / Methods, Seed = seed };
        cancellationToken.ThrowIfCancellationRequested();
        return [findings.Of(ReconstructionDrift.Judge(table.Reference, table.Current, table.Names.Count, settings)), Classify(table, settings, findings, cancellationToken)];
    }

    private static Finding Classify(FeatureTable table, DriftSettings settings, MultivariateFindings findings, CancellationToken cancellationToken)
    {
        var (reference, current) = (table.ReferenceRows, table.CurrentRows);
        var trees = new FastTreeDomainLearner();
        var classification = DomainClassifier.Measure(reference, current, Learn, settings.Seed);
        return findings.Of(classification, DomainDrift.Judge(classification, reference.Count, current.Count, settings), table.Names, trees.Importances);

        IReadOnlyList<double> Learn(IReadOnlyList<double[]> rows, IReadOnlyList<bool> isCurrent, IReadOnlyList<double[]> heldOut)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return trees.Learn(rows, isCurrent, heldOut);
        }
    }

    /// <summary>The features that have a slot; answers and truths have checks of their own.</summary>
    private List<ModelColumn> ColumnsOf(AnalysisScope scope) => ModelColumns.VersionsOf(scope, registry) is { Count: > 0 } versions
        ? [.. ModelColumns.Of(scope.Model, versions, registry).Where(column => column.Field?.Slot is not null)]
        : [];
}

using System.Collections.Concurrent;
using Analytics.Contracts.Experiments;
using Analytics.Core.Findings;
using Analytics.Statistics.Experiments.Sequential;
using MathNet.Numerics.Distributions;

namespace Analytics.Core.Experiments;

/// <summary>What of an experiment is its plan, and the looks that follow from it.</summary>
internal static class ExperimentPlans
{
    private const double SpendingExponent = 2;

    /// <summary>Boundaries take some milliseconds; there are few different ones.</summary>
    private static readonly ConcurrentDictionary<(int Looks, string Spending, double Error), GroupSequentialDesign> Designs = new();

    /// <summary>Hash of all that decides how the experiment is read.</summary>
    public static string Hash(ExperimentDefinition experiment, ExperimentCatalogue all) => ConfigurationHash.Of(new
    {
        experiment.Hypothesis,
        experiment.Unit,
        Variants = experiment.Variants.Select(variant => new { variant.Key, variant.Model, variant.Version }),
        experiment.Targeting,
        experiment.Prerequisites,
        experiment.Start,
        Primary = MetricOf(experiment.PrimaryMetric, all),
        Secondary = experiment.SecondaryMetrics.Select(metric => MetricOf(metric, all)),
        Guardrails = experiment.Guardrails.Select(guardrail => new { guardrail.Margin, Metric = MetricOf(guardrail.Metric, all) }),
        Analysis = experiment.Analysis.Covariates is { } covariates ? new { experiment.Analysis, Covariates = covariates.Select(metric => MetricOf(metric, all)) } : (object)experiment.Analysis,
        experiment.Decision,
    });

    /// <summary>The planned looks. Error is spent by the share of the days, so their bounds are exact where units come in evenly.</summary>
    public static IReadOnlyList<PlannedLook> Looks(ExperimentDefinition experiment)
    {
        if (experiment.Start is not { } start) return [];
        var (plan, count) = (experiment.Analysis, experiment.Analysis.Method == AnalysisMethod.Sequential ? experiment.Analysis.Looks : 1);

        // Both sides of a Bayesian plan are decided on by the same chance.
        var error = plan.Method == AnalysisMethod.Bayesian ? 1 - experiment.Decision.ChanceToWin : plan.Alpha / 2 / (experiment.Variants.Count - 1);
        var design = DesignOf(plan with { Looks = count }, error);
        return [.. design.Looks.Select((look, at) => new PlannedLook
        {
            Number = at + 1,
            At = start.AddDays(plan.Days * look.Information),
            Information = look.Information,
            Bound = look.Bound,
            SpentAlpha = 2 * look.SpentError,
        })];
    }

    /// <summary>Those that are due at a time: not what would come after the end of the experiment.</summary>
    public static IEnumerable<PlannedLook> Due(ExperimentDefinition experiment, ExperimentState state, DateTimeOffset now)
    {
        var end = ExperimentEnd.Of(experiment, state) ?? DateTimeOffset.MaxValue;
        return Looks(experiment).Where(look => look.At <= now && look.At <= end);
    }

    /// <summary>Error of a one-sided test at a planned look, so that all of them together make no more than one test would.</summary>
    public static double OneSidedError(AnalysisPlan plan, double error, int look) => Normal.CDF(0, 1, -DesignOf(plan, error).Looks[look - 1].Bound);

    /// <summary>The boundaries of a plan, for an error on each side.</summary>
    public static GroupSequentialDesign DesignOf(AnalysisPlan plan, double error) => Designs.GetOrAdd((plan.Looks, plan.Spending, error), static asked =>
        GroupSequentialDesign.Of([.. Enumerable.Range(1, asked.Looks).Select(look => (double)look / asked.Looks)], SpendingOf(asked.Spending), asked.Error, twoSided: true));

    private static AlphaSpending SpendingOf(string spending) => spending switch
    {
        "obrienFleming" => AlphaSpending.ObrienFleming,
        "pocock" => AlphaSpending.Pocock,
        _ => AlphaSpending.Power(SpendingExponent),
    };

    private static MetricDefinition? MetricOf(string? key, ExperimentCatalogue all) =>
        key is not null && all.Metrics.TryGetValue(key, out var metric) ? metric with { Origin = "", Revision = 0 } : null;
}

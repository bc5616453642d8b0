using System.Globalization;
using Analytics.Contracts.Experiments;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Says how large an experiment must be, from what was recorded.</summary>
public sealed class ExperimentPlanner(ExperimentRegister register, IExperimentQueries queries, LabelWindows labels, TimeProvider clock)
{
    private const int FewestUnits = 100;
    private const int FewestPlanned = 4;

    /// <summary>Sizes of what is given by hand: the squares of their ratios are finite.</summary>
    private const double Least = 1e-12;
    private const double Most = 1e12;
    private static readonly int[] Horizons = [7, 14, 21, 28, 42, 56, 84];

    /// <summary>Faults by JSON pointer; empty when it can be answered.</summary>
    public IReadOnlyDictionary<string, string[]> Check(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new FaultList();
        if (new[] { request.Metric is not null, request.Mean is not null, request.Share is not null }.Count(given => given) != 1) faults.Add("/metric", "One of metric, mean and share is required.");
        if (request.Metric is { } key && !register.Catalogue.Metrics.ContainsKey(key)) faults.Add("/metric", "There is no such metric.");
        if (request.Metric is { } whole && register.Catalogue.Metrics.GetValueOrDefault(whole)?.Kind is MetricKind.Quantile or MetricKind.Auc) faults.Add("/metric", "A quantile or an area can't be planned from the history: give mean and variance.");
        if (request.Mean is { } mean && Math.Abs(mean) is not (>= Least and <= Most)) faults.Add("/mean", "Must be 1e-12 to 1e12 from 0.");
        if (request.Mean is not null && request.Variance is not (>= Least * Least and <= Most * Most)) faults.Add("/variance", "Must be 1e-24 to 1e24.");
        if (request.Share is { } share) CheckShare(share, request, faults);
        if (!Enum.IsDefined(request.Scale)) faults.Add("/scale", "Must be relative or absolute.");
        if (request.Units is { } judged && judged is not (>= FewestPlanned and <= Most)) faults.Add("/units", $"Must be {FewestPlanned} to 1e12.");
        if (request.UnitsPerDay is { } units && units is not (>= Least and <= Most)) faults.Add("/unitsPerDay", "Must be 1e-12 to 1e12.");
        if (request.HistoryDays is < 7 or > 180) faults.Add("/historyDays", "Must be 7 to 180.");
        if (request.Coverage is not (>= Least and <= 1)) faults.Add("/coverage", "Must be 1e-12 to 1.");
        if (request.Weights is not { Count: >= 2 and <= 20 } || request.Weights.Any(weight => weight is not (>= Least and < 1)) || Math.Abs(request.Weights.Sum() - 1) > 1e-6)
            faults.Add("/weights", "Must be 2 to 20 shares of 1e-12 or more that sum to 1.");
        ExperimentRules.Check(request.Analysis, "/analysis", register.Catalogue, faults);
        return faults.ByPointer;
    }

    /// <summary>The plan; null where the history has too few units.</summary>
    public async Task<PlanAnswer?> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Metric is not { } key)
        {
            var (mean, variance) = request.Share is { } given ? (given, given * (1 - given)) : (request.Mean!.Value, request.Variance!.Value);
            return Answer(request, mean, variance, 1, 0, request.UnitsPerDay is { } each ? UnitTraffic.Even(each * request.Coverage) : null);
        }

        var window = await labels.OfAsync(register.Catalogue.Metrics[key], null, clock.GetUtcNow(), cancellationToken);
        if (await HistoryAsync(register.Catalogue.Metrics[key], request, LabelWindows.WaitOf(window), cancellationToken) is not { } found) return null;
        var traffic = request.UnitsPerDay is { } perDay ? UnitTraffic.Even(perDay * request.Coverage) : found.Traffic;
        var answer = Answer(request, found.Arm.Mean, found.Arm.Variance, found.Share, found.Arm.Units, traffic);
        return window is null ? answer : answer with { LabelWindow = window, Sentence = $"{answer.Sentence} {LabelWords.Sentence(window)}" };
    }

    /// <summary>What an experiment will be able to show, before it has begun; null where the history does not tell.</summary>
    public async Task<PlanAnswer?> OutlookAsync(ExperimentDefinition experiment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (experiment.PrimaryMetric is null || experiment.Shadow) return null;
        var request = new PlanRequest
        {
            Metric = experiment.PrimaryMetric,
            Unit = experiment.Unit,
            Coverage = experiment.Coverage * (experiment.Layer is { } layer ? layer.To - layer.From : 1)
                * (1 - (experiment.Holdout is { } holdout ? register.Catalogue.Holdouts.GetValueOrDefault(holdout)?.Share ?? 0 : 0)),
            Weights = [.. experiment.Variants.Select(variant => variant.Weight)],
            Analysis = experiment.Analysis,
        };
        return Check(request).Count == 0 ? await PlanAsync(request, cancellationToken) : null;
    }

    private static void CheckShare(double share, PlanRequest request, FaultList faults)
    {
        if (share is not (>= Least and < 1)) faults.Add("/share", "Must be 1e-12 or more and below 1.");
        else if (request.Scale == PlanScale.Absolute && share * (1 + (request.Analysis?.MinimumDetectableEffect ?? 0)) >= 1) faults.Add("/analysis/minimumDetectableEffect", "A share can't grow to 1 or more.");
        if (request.Variance is not null) faults.Add("/variance", "A share has its own: leave it out.");
    }

    private static PlanAnswer Answer(PlanRequest request, double mean, double variance, double share, long history, UnitTraffic? traffic)
    {
        var plan = request.Analysis;
        var error = plan.Alpha / (request.Weights.Count - 1);
        var inflation = plan.Method == AnalysisMethod.Sequential ? ExperimentPlans.DesignOf(plan, error / 2).Inflation(plan.Power) : 1;
        var test = new PlannedTest
        {
            Scale = request.Scale,
            IsShare = request.Share is not null,
            Mean = mean,
            Variance = variance * share,
            ControlWeight = request.Weights[0],
            TreatmentWeight = request.Weights.Skip(1).Min(),
            Power = plan.Power,
            Error = error,
            Inflation = inflation,
        };
        var needed = Math.Ceiling(test.UnitsFor(plan.MinimumDetectableEffect));
        var days = traffic?.DaysFor(needed);
        List<DetectableEffect> horizons = traffic is null ? [] : [.. Horizons.Append(plan.Days).Distinct().Order().Select(horizon => new DetectableEffect(horizon, traffic.By(horizon), traffic.By(horizon) > 0 ? test.SmallestEffect(traffic.By(horizon)) : null))];
        return new PlanAnswer
        {
            Sentence = Sentence(plan, needed, days, horizons.FirstOrDefault(horizon => horizon.Days == plan.Days)),
            Mean = mean,
            Variance = variance,
            HistoryUnits = history,
            UnitsPerDay = traffic?.By(plan.Days) / plan.Days,
            VarianceReduction = history > 0 ? 1 - share : null,
            SequentialInflation = inflation,
            Units = needed,
            Days = days,
            ForUnits = request.Units is { } judged ? new(judged, test.SmallestEffect(judged), test.PowerOf(plan.MinimumDetectableEffect, judged)) : null,
            ByDays = horizons,
        };
    }

    private static string Sentence(AnalysisPlan plan, double units, int? days, DetectableEffect? planned)
    {
        var need = string.Create(CultureInfo.InvariantCulture, $"To find an effect of {plan.MinimumDetectableEffect * 100:0.##} % with a power of {plan.Power * 100:0} %, {units:N0} units are needed");
        var time = days is { } known ? string.Create(CultureInfo.InvariantCulture, $", {known} days at this traffic") : "";
        var least = planned is null ? "" : planned.MinimumDetectableEffect is { } effect
            ? string.Create(CultureInfo.InvariantCulture, $" In {planned.Days} days you can't see less than {effect * 100:0.##} % with this traffic.")
            : $" In {planned.Days} days no effect can be seen with this traffic.";
        return $"{need}{time}.{least}";
    }

    /// <summary>The metric over the units that were seen in the history, from when they were first seen, and what CUPED would leave of its variance.</summary>
    private async Task<(Arm Arm, double Share, UnitTraffic Traffic)?> HistoryAsync(MetricDefinition metric, PlanRequest request, TimeSpan wait, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var compiled = MetricCompiler.Compile(metric, request.Analysis, register.Catalogue, wait);
        var totals = await queries.UnitsAsync(
            new UnitQuery
            {
                Experiment = null,
                Unit = request.Unit,
                Variants = [UnitQuery.Everybody],
                From = now.AddDays(-request.HistoryDays),
                To = now,
                AsOf = now,
                Metrics = [compiled],
            },
            cancellationToken);
        if (totals.Metrics[0].Cells.Sum(cell => cell.Moments.Count) < FewestUnits) return null;
        var moments = ArmComparer.Merge(totals.Metrics[0].Cells);
        if (compiled.Value == UnitValue.Ratio && ArmComparer.IsNothing(moments.Mean(1))) return null;
        var arm = ArmComparer.ArmOf(compiled, moments);
        if (ArmComparer.IsNothing(arm.Mean) || arm.Variance <= 0) return null;
        var adjusted = compiled.Lookback == TimeSpan.Zero || (compiled.Value == UnitValue.Ratio ? moments.Variables < 4 || ArmComparer.IsNothing(moments.Mean(3)) : moments.Variables < 2) ? null
            : compiled.Value == UnitValue.Ratio ? Cuped.RatioDifference(moments, moments) : Cuped.Difference(moments, moments);
        return (arm, adjusted?.VarianceShare ?? 1, UnitTraffic.Of(now.AddDays(-request.HistoryDays), request.HistoryDays, totals.Units, request.Coverage));
    }
}

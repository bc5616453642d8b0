using System.Globalization;
using Analytics.Contracts.Experiments;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Power;

namespace Analytics.Core.Experiments;

/// <summary>Says how large an experiment must be, from what was recorded.</summary>
public sealed class ExperimentPlanner(ExperimentRegister register, IExperimentQueries queries, TimeProvider clock)
{
    private const int FewestUnits = 100;
    private static readonly int[] Horizons = [7, 14, 21, 28, 42, 56, 84];

    /// <summary>Faults by JSON pointer; empty when it can be answered.</summary>
    public IReadOnlyDictionary<string, string[]> Check(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new FaultList();
        if ((request.Metric is null) == (request.Mean is null)) faults.Add("/metric", "One of metric and mean is required.");
        if (request.Metric is { } key && !register.Catalogue.Metrics.ContainsKey(key)) faults.Add("/metric", "There is no such metric.");
        if (request.Metric is { } whole && register.Catalogue.Metrics.GetValueOrDefault(whole)?.Kind is MetricKind.Quantile or MetricKind.Auc) faults.Add("/metric", "A quantile or an area can't be planned from the history: give mean and variance.");
        if (request.Mean is { } mean && !(double.IsFinite(mean) && mean is not 0)) faults.Add("/mean", "Must be finite and not 0.");
        if (request.Mean is not null && !(request.Variance > 0 && double.IsFinite(request.Variance.Value))) faults.Add("/variance", "Must be above 0.");
        if (request.UnitsPerDay is { } units && !(units > 0 && double.IsFinite(units))) faults.Add("/unitsPerDay", "Must be above 0.");
        if (request.HistoryDays is < 7 or > 180) faults.Add("/historyDays", "Must be 7 to 180.");
        if (request.Coverage is not (> 0 and <= 1)) faults.Add("/coverage", "Must be above 0 and at most 1.");
        if (request.Weights is not { Count: >= 2 and <= 20 } || request.Weights.Any(weight => weight is not (> 0 and < 1)) || Math.Abs(request.Weights.Sum() - 1) > 1e-6)
            faults.Add("/weights", "Must be 2 to 20 shares above 0 that sum to 1.");
        ExperimentRules.Check(request.Analysis, "/analysis", faults);
        return faults.ByPointer;
    }

    /// <summary>The plan; null where the history has too few units.</summary>
    public async Task<PlanAnswer?> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (mean, variance, share, units, perDay) = (request.Mean ?? 0, request.Variance ?? 0, 1.0, 0L, request.UnitsPerDay);
        if (request.Metric is { } key)
        {
            var history = await HistoryAsync(register.Catalogue.Metrics[key], request, cancellationToken);
            if (history is not { } found) return null;
            (mean, variance, share, units) = (found.Arm.Mean, found.Arm.Variance, found.Share, found.Arm.Units);
            perDay ??= (double)units / request.HistoryDays;
        }

        return Answer(request, mean, variance, share, units, perDay * request.Coverage);
    }

    private static PlanAnswer Answer(PlanRequest request, double mean, double variance, double share, long history, double? perDay)
    {
        var plan = request.Analysis;
        var error = plan.Alpha / (request.Weights.Count - 1);
        var inflation = plan.Method == AnalysisMethod.Sequential ? ExperimentPlans.DesignOf(plan, error / 2).Inflation(plan.Power) : 1;

        // Units of two equal arms that tell as much as a control and a treatment of these weights.
        var balance = 2 / (1 / request.Weights[0] + 1 / request.Weights.Skip(1).Min());
        var perArm = RelativePower.SampleSize(mean, variance * share, plan.MinimumDetectableEffect, plan.Power, error);
        var needed = Math.Ceiling(perArm / balance * inflation);
        int? days = perDay is { } traffic ? (int)Math.Min(3_650, Math.Ceiling(needed / traffic / 7) * 7) : null;
        List<DetectableEffect> horizons = perDay is not { } each ? [] : [.. Horizons.Select(horizon =>
            new DetectableEffect(horizon, each * horizon, RelativePower.MinimumEffect(mean, variance * share, each * horizon * balance / inflation, plan.Power, error)))];
        return new PlanAnswer
        {
            Sentence = Sentence(plan, needed, days, horizons.FirstOrDefault(horizon => horizon.Days == 28)),
            Mean = mean,
            Variance = variance,
            HistoryUnits = history,
            UnitsPerDay = perDay,
            VarianceReduction = history > 0 ? 1 - share : null,
            SequentialInflation = inflation,
            Units = needed,
            Days = days,
            ByDays = horizons,
        };
    }

    private static string Sentence(AnalysisPlan plan, double units, int? days, DetectableEffect? month)
    {
        var need = string.Create(CultureInfo.InvariantCulture, $"To find an effect of {plan.MinimumDetectableEffect * 100:0.##} % with a power of {plan.Power * 100:0} %, {units:N0} units are needed");
        var time = days is { } known ? string.Create(CultureInfo.InvariantCulture, $", {known} days at this traffic") : "";
        var least = month is null ? "" : month.MinimumDetectableEffect is { } effect
            ? string.Create(CultureInfo.InvariantCulture, $" In 28 days you can't see less than {effect * 100:0.##} % with this traffic.")
            : " In 28 days no effect can be seen with this traffic.";
        return $"{need}{time}.{least}";
    }

    /// <summary>The metric over the units that were seen in the history, from when they were first seen, and what CUPED would leave of its variance.</summary>
    private async Task<(Arm Arm, double Share)?> HistoryAsync(MetricDefinition metric, PlanRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var compiled = MetricCompiler.Compile(metric, TimeSpan.FromDays(request.Analysis.CupedDays));
        var totals = await queries.UnitsAsync(
            new UnitQuery
            {
                Experiment = null,
                Unit = request.Unit,
                Variants = [UnitQuery.Everybody],
                From = now.AddDays(-request.HistoryDays),
                To = now,
                AsOf = now,
                ByDay = false,
                Metrics = [compiled],
            },
            cancellationToken);
        if (totals.Metrics[0].Cells.Sum(cell => cell.Moments.Count) < FewestUnits) return null;
        var moments = ArmComparer.Merge(totals.Metrics[0].Cells);
        if (compiled.Value == UnitValue.Ratio && moments.Mean(1) is 0) return null;
        var arm = ArmComparer.ArmOf(compiled, moments);
        if (arm.Mean is 0 || arm.Variance <= 0) return null;
        var adjusted = compiled.Lookback == TimeSpan.Zero || (compiled.Value == UnitValue.Ratio ? moments.Variables < 4 || moments.Mean(3) is 0 : moments.Variables < 2) ? null
            : compiled.Value == UnitValue.Ratio ? Cuped.RatioDifference(moments, moments) : Cuped.Difference(moments, moments);
        return (arm, adjusted?.VarianceShare ?? 1);
    }
}

using System.Globalization;
using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;
using Analytics.Core.Privacy.Audit;
using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Bandits;

namespace Analytics.Core.Experiments;

/// <summary>Moves the weights of experiments: takes treatments away that do harm, climbs ramps, follows bandits. Every move is kept with its reason.</summary>
public sealed class WeightMover(ExperimentRegister register, IExperimentQueries queries, LabelWindows labels, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Smallest change of a weight worth an update.</summary>
    private const double Notable = 0.001;

    private const string Actor = "service";

    /// <summary>Moves what the results ask for.</summary>
    public async Task MoveAsync(ExperimentDefinition experiment, ExperimentResults results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(results);
        var state = register.StateOf(experiment.Key);
        if (state.RolledBackAt is not null) return;
        var looks = results.Looks.Where(look => look.Plan == results.Plan.Hash);
        List<HarmFound> harms =
        [
            .. HarmFinder.Of(experiment, results.Metrics, watchesPrimary: true).Concat(HarmFinder.Of(experiment, results.Metrics, looks))
                .Where(harm => harm.Units >= experiment.Rollback.MinimumUnits && !state.Withdrawn.Contains(harm.Variant)),
        ];
        if (experiment.Rollback.Automatic && harms.Count > 0)
        {
            await WithdrawAsync(experiment, harms, cancellationToken);
            return;
        }

        // After its end nobody is assigned any more.
        if (ExperimentEnd.Of(experiment, state) is { } end && end <= clock.GetUtcNow()) return;
        if (experiment.Ramp is { } ramp) await ClimbAsync(experiment, ramp, state, results, cancellationToken);
        if (experiment.Bandit is { } bandit) await FollowAsync(experiment, bandit, state, cancellationToken);
    }

    private async Task WithdrawAsync(ExperimentDefinition experiment, IReadOnlyList<HarmFound> harms, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        List<WithdrawnVariant> harmed = [.. harms.GroupBy(harm => harm.Variant).Select(variant => new WithdrawnVariant(variant.Key, now, string.Join(" ", variant.Select(harm => harm.Reason).Distinct())))];
        var state = await register.UpdateAsync(experiment.Key, before => ExperimentHistory.Withdraw(before, experiment, harmed, now), cancellationToken);
        await AuditAsync(state.RolledBackAt is null ? "WithdrawVariant" : "RollBackExperiment", experiment, $" variant={string.Join(',', harmed.Select(one => one.Variant))}", cancellationToken);
    }

    private async Task AuditAsync(string action, ExperimentDefinition experiment, string what, CancellationToken cancellationToken) =>
        await trail.AppendAsync(Actor, action, $"key={experiment.Key}{what}", 200, cancellationToken);

    private async Task ClimbAsync(ExperimentDefinition experiment, RampPlan ramp, ExperimentState state, ExperimentResults results, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (state.Step < 0 || state.Step + 1 >= ramp.Steps.Count || now - state.SteppedAt < ramp.Hold) return;
        if (results.Verdict.Decision is ExperimentDecision.Blocked or ExperimentDecision.RollBack || results.Metrics.Any(metric => metric.Comparisons.Any(comparison => comparison is { Until: null, Guardrail.Status: "crossed" }))) return;
        if (UnitQuestions.Of(experiment, state, now) is not { } asked) return;
        var step = state.SteppedAt is { } stepped && stepped.UtcDateTime > asked.From ? stepped.UtcDateTime : asked.From;
        List<string> left = [.. experiment.Variants.Skip(1).Select(variant => variant.Key).Except(state.Withdrawn)];
        var counts = (await queries.UnitsAsync(asked with { ByDay = false, Periods = [step] }, cancellationToken)).Units;
        var units = left.Min(variant => counts.Where(count => count.Variant == variant && count.Period == 1).Sum(count => count.Count));
        if (units < ramp.MinimumUnits) return;

        var share = ramp.Steps[state.Step + 1];
        var seen = left.Count == 1 ? $"units saw {left[0]}" : $"units or more saw each of {string.Join(" and ", left)}";
        var because = string.Create(CultureInfo.InvariantCulture, $"{units:N0} {seen} at {ramp.Steps[state.Step]:P0} and no guardrail is crossed: on to {share:P0}.");
        await register.UpdateAsync(
            experiment.Key,
            before => ExperimentHistory.Note(
                before with { Coverage = ExperimentHistory.CoverageOf(experiment, share), Step = before.Step + 1, SteppedAt = now }, "ramped", because, now, experiment),
            cancellationToken);
        await AuditAsync("RampExperiment", experiment, string.Create(CultureInfo.InvariantCulture, $" share={share}"), cancellationToken);
    }

    private async Task FollowAsync(ExperimentDefinition experiment, BanditPlan bandit, ExperimentState state, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (state.Periods.Count > 0 && now - state.Periods[^1].From < bandit.Every) return;
        if (!register.Catalogue.Metrics.TryGetValue(experiment.PrimaryMetric!, out var metric) || UnitQuestions.Of(experiment, state, now) is not { } asked) return;
        var compiled = MetricCompiler.Compile(metric, TimeSpan.Zero, LabelWindows.WaitOf(await labels.OfAsync(metric, experiment, now, cancellationToken)));
        if (compiled.IsWhole) return;
        var totals = (await queries.UnitsAsync(asked with { ByDay = false, Metrics = [compiled] }, cancellationToken)).Metrics[0];
        List<string> arms = [.. experiment.Variants.Select(variant => variant.Key).Except(state.Withdrawn)];
        if (Beliefs(arms, compiled, totals, bandit.MinimumUnits) is not { } beliefs) return;

        var chances = BestArm.Probabilities(beliefs, metric.LowerIsBetter ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter);
        var shares = ThompsonSampling.Weights(chances, bandit.Floor);
        double[] weights = [.. experiment.Variants.Select(variant => arms.IndexOf(variant.Key) is >= 0 and var at ? shares[at] : 0)];
        if (weights.Zip(ExperimentHistory.WeightsOf(experiment, state)).All(pair => Math.Abs(pair.First - pair.Second) < Notable)) return;
        var because = "Chance to be the best: " + string.Join(", ", arms.Select((arm, at) =>
            string.Create(CultureInfo.InvariantCulture, $"{arm} {chances[at]:P1} (mean {beliefs[at].Mean:G4}, deviation {beliefs[at].Deviation:G3})"))) + ".";
        await register.UpdateAsync(
            experiment.Key, before => ExperimentHistory.Note(ExperimentHistory.Weighed(before with { Weights = weights }, experiment, now), "weighed", because, now, experiment), cancellationToken);
        await AuditAsync("WeighExperiment", experiment, " weights=" + string.Join(',', weights.Select(weight => weight.ToString("0.####", CultureInfo.InvariantCulture))), cancellationToken);
    }

    /// <summary>
    /// The belief about each variant, its periods weighted alike for all: else a variant that got its units in a good week would look good. Periods in which a
    /// variant has fewer than two units are left out. Null while a variant has too few units.
    /// </summary>
    private static ArmPosterior[]? Beliefs(List<string> variants, UnitMetric metric, UnitMetricTotals totals, long minimumUnits)
    {
        List<(long Units, Arm[] Arms)> periods = [];
        foreach (var period in totals.Cells.GroupBy(cell => cell.Period))
        {
            var moments = variants.Select(variant => period.Where(cell => cell.Variant == variant).ToList()).ToList();
            if (moments.Any(cells => cells.Sum(cell => cell.Moments.Count) < 2)) continue;
            var merged = moments.Select(ArmComparer.Merge).ToList();
            if (metric.Value == UnitValue.Ratio && merged.Any(one => ArmComparer.IsNothing(one.Mean(1)))) continue;
            periods.Add((merged.Sum(one => one.Count), [.. merged.Select(one => ArmComparer.ArmOf(metric, one))]));
        }

        double whole = periods.Sum(period => period.Units);
        List<ArmPosterior> beliefs = [];
        for (var at = 0; at < variants.Count; at++)
        {
            var units = periods.Sum(period => period.Arms[at].Units);
            var variance = periods.Sum(period => Math.Pow(period.Units / whole, 2) * period.Arms[at].ValueVariance);
            if (units < minimumUnits || !(variance > 0)) return null;
            beliefs.Add(ArmPosterior.Of(new Arm(units, periods.Sum(period => period.Units / whole * period.Arms[at].Mean), variance * units)));
        }

        return [.. beliefs];
    }
}

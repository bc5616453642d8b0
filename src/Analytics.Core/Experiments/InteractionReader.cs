using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Reads whether another experiment on the same units changes the effect of one.</summary>
/// <param name="queries">The store.</param>
/// <param name="asked">The units of the one.</param>
/// <param name="metric">Its metric, which is added up by unit.</param>
/// <param name="alpha">Error of the intervals.</param>
internal sealed class InteractionReader(IExperimentQueries queries, UnitQuery asked, UnitMetric metric, double alpha)
{
    private readonly UnitMetric plain = metric with { Lookback = TimeSpan.Zero };

    /// <summary>One a pair of treatments, not corrected yet; none where the two have no units in common.</summary>
    public async Task<IReadOnlyList<(InteractionFigures Figures, double? PValue)>> ReadAsync(ExperimentDefinition other, CancellationToken cancellationToken)
    {
        var split = new UnitSplit.ByExperiment(other.Key, other.Start!.Value.UtcDateTime, asked.AsOf);
        var totals = await queries.UnitsAsync(asked with { ByDay = false, Periods = [], Split = split, Metrics = [plain] }, cancellationToken);
        if (DependenceOf(totals, other) is not { } dependence) return [];
        var units = totals.Units.Sum(count => count.Count);
        List<(InteractionFigures, double?)> all = [];
        foreach (var (variant, others) in asked.Variants.Skip(1).SelectMany(variant => other.Variants.Skip(1).Select(others => (variant, others.Key))))
        {
            var effect = Interact(totals.Metrics[0], variant, other.Variants[0].Key, others);
            var test = effect is { } known ? EffectTest.Run(known, confidence: 1 - alpha) : null;
            all.Add((new(other.Key, variant, others, units, dependence, test is null ? null : ComparisonWriter.Figures(test.Effect.Value, test.Interval), null), test?.PValue));
        }

        return all;
    }

    private double? DependenceOf(UnitTotals totals, ExperimentDefinition other)
    {
        long[][] table = [.. asked.Variants.Select(variant => other.Variants.Select(its => totals.Units.Where(count => count.Variant == variant && count.Split == its.Key).Sum(count => count.Count)).ToArray())];
        var (rows, columns) = (table.Count(row => row.Sum() > 0), Enumerable.Range(0, other.Variants.Count).Count(column => table.Sum(row => row[column]) > 0));
        return rows < 2 || columns < 2 ? null : AssignmentDependence.Test(table).PValue;
    }

    private Effect? Interact(UnitMetricTotals totals, string variant, string control, string treatment)
    {
        Arm? Of(string mine, string its)
        {
            List<UnitCell> cells = [.. totals.Cells.Where(cell => cell.Variant == mine && cell.Split == its)];
            if (cells.Sum(cell => cell.Moments.Count) < 2) return null;
            var moments = ArmComparer.Merge(cells);
            return plain.Value == UnitValue.Ratio && ArmComparer.IsNothing(moments.Mean(1)) ? null : ArmComparer.ArmOf(plain, moments);
        }

        if (Of(asked.Variants[0], control) is not { } neither || Of(asked.Variants[0], treatment) is not { } second
            || Of(variant, control) is not { } first || Of(variant, treatment) is not { } both) return null;
        return neither.Variance + second.Variance + first.Variance + both.Variance > 0 ? Interaction.Between(neither, second, first, both) : null;
    }
}

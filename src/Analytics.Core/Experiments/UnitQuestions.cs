using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;

namespace Analytics.Core.Experiments;

/// <summary>What is asked of the store about an experiment.</summary>
internal static class UnitQuestions
{
    /// <summary>Engines ask for the weights in force every half a minute or so, and send exposures in batches: that long they may still assign what was switched off.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    /// <summary>Its units from the start up to a time; null while it has no start, or runs in the shadow.</summary>
    public static UnitQuery? Of(ExperimentDefinition experiment, ExperimentState state, DateTimeOffset asOf)
    {
        if (experiment.Start is not { } start || experiment.Shadow) return null;
        var end = ExperimentEnd.Of(experiment, state) is { } stopped && stopped < asOf ? stopped : asOf;
        if (state.RolledBackAt is { } back && back < end) end = back;
        if (end <= start) return null;
        return new UnitQuery
        {
            Experiment = experiment.Key,
            Unit = experiment.Unit,
            Variants = [.. experiment.Variants.Select(variant => variant.Key)],
            From = start.UtcDateTime,
            To = end.UtcDateTime,
            AsOf = asOf.UtcDateTime,
            KeepCrossed = experiment.Bandit is not null,
            Periods =
            [
                .. state.Periods.Select(period => period.From).Concat(state.Withdrawals.Select(one => one.Since + Settling))
                    .Where(from => from > start && from < end).Select(from => from.UtcDateTime).Distinct().Order(),
            ],
            Withdrawn = [.. state.Withdrawals.Select(one => new WithdrawnArm(one.Variant, one.Since.UtcDateTime))],
        };
    }

    /// <summary>
    /// How much older than the end of the data records of a metric must be. Of an experiment that has ended what came later counts only within windows of the
    /// metric's own, which units that came in time are still in.
    /// </summary>
    public static TimeSpan WaitOf(UnitQuery asked, MetricDefinition metric, LabelWindow? window)
    {
        var (wait, since) = (LabelWindows.WaitOf(window), asked.AsOf - asked.To);
        return metric.Window > TimeSpan.Zero || metric.Kind == MetricKind.Retention || since < wait ? wait : since;
    }

    /// <summary>The periods that <see cref="Of"/> tells apart.</summary>
    public static IReadOnlyList<UnitPeriod> Periods(ExperimentDefinition experiment, ExperimentState state, UnitQuery query)
    {
        IReadOnlyList<double> own = [.. experiment.Variants.Select(variant => variant.Weight)];
        UnitPeriod At(DateTime time) => new(
            state.Periods.LastOrDefault(period => period.From.UtcDateTime <= time)?.Weights ?? (state.Periods.Count > 0 ? state.Periods[0].Weights : own),
            state.Withdrawals.Any(one => one.Since.UtcDateTime <= time && time < (one.Since + Settling).UtcDateTime));
        return [At(query.From), .. query.Periods.Select(At)];
    }
}

using Analytics.Contracts.Alerting;
using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Analytics.Core.Measures;

namespace Analytics.Core.Alerts;

/// <summary>Rules on experiments: one alert a treatment that was taken away, one an experiment whose treatment should be, whose data can't be trusted, or that can't be watched.</summary>
internal static class ExperimentAlerts
{
    public const string Name = "experiment";

    public static AlertSource Source(ExperimentRegister register, ExperimentCycle cycle) => new()
    {
        Name = Name,
        Defaults =
        [
            new AlertRule
            {
                Uid = "experiments",
                Title = "An experiment does harm, or its data can't be trusted",
                Source = Name,
                Every = TimeSpan.FromSeconds(10),
                Severity = AlertSeverity.Critical,
                Notify = new AlertRouting { Channels = [Channels.AlertChannels.All], GroupBy = ["experiment"], GroupWait = TimeSpan.FromSeconds(1) },
            },
        ],
        Check = Check,

        // An experiment that does not run any more does no harm.
        Unseen = AlertSignal.Clear,
        ObserveAsync = (_, _, _) => Task.FromResult<IReadOnlyList<AlertObservation>>(
            [.. register.List().Where(summary => summary.Definition.Status is ExperimentStatus.Running).SelectMany(summary => summary.Withdrawn.Select(one => Off(summary, one)).Prepend(Observe(summary, cycle)))]),
    };

    private static IReadOnlyDictionary<string, string[]> Check(AlertRule rule)
    {
        var faults = new FaultList();
        if (rule.Query is not null) faults.Add("/query", "The source experiment asks no measure.");
        if (rule.Monitors is not null) faults.Add("/monitors", "The source experiment asks no monitors.");
        return faults.ByPointer;
    }

    private static AlertObservation Observe(ExperimentSummary summary, ExperimentCycle cycle)
    {
        var key = summary.Definition.Key;
        var (signal, detail) = cycle.Failures.TryGetValue(key, out var failure) ? (AlertSignal.Breach, failure)
            : summary.RolledBack ? (AlertSignal.Clear, "No treatment is left.")
            : cycle.Verdicts.GetValueOrDefault(key) is { } verdict ? (SignalOf(verdict), $"{verdict.Sentence} {string.Join(" ", verdict.Reasons)}".TrimEnd())
            : (AlertSignal.NoData, "It was not looked at yet.");
        return new AlertObservation { Keys = new Dictionary<string, string?> { ["experiment"] = key }, Signal = signal, Detail = detail };
    }

    /// <summary>A treatment that was switched off has an alert of its own, which names it.</summary>
    private static AlertObservation Off(ExperimentSummary summary, WithdrawnVariant off)
    {
        var control = summary.Definition.Variants[0].Key;
        var left = summary.Definition.Variants.Skip(1).Select(variant => variant.Key).Except(summary.Withdrawn.Select(one => one.Variant));
        return new AlertObservation
        {
            Keys = new Dictionary<string, string?> { ["experiment"] = summary.Definition.Key, ["variant"] = off.Variant },
            Signal = AlertSignal.Breach,
            Detail = summary.RolledBack
                ? $"Rolled back: {off.Variant} did harm. {off.Because} Its units get {control}."
                : $"Switched off: {off.Variant} did harm. {off.Because} Its units get {control}; {ExperimentHistory.Goes([.. left])} on.",
        };
    }

    private static AlertSignal SignalOf(ExperimentVerdict verdict) => verdict.Decision switch
    {
        _ when verdict.Harmful.Count > 0 => AlertSignal.Breach,
        ExperimentDecision.Blocked or ExperimentDecision.RollBack => AlertSignal.Breach,
        ExperimentDecision.NotStarted => AlertSignal.NoData,
        _ => AlertSignal.Clear,
    };
}

using Analytics.Contracts.Alerting;
using Analytics.Contracts.Experiments;
using Analytics.Core.Experiments;
using Analytics.Core.Measures;

namespace Analytics.Core.Alerts;

/// <summary>Rules on experiments: one alert an experiment whose treatment was taken away or should be, whose data can't be trusted, or that can't be watched.</summary>
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
            [.. register.List().Where(summary => summary.Definition.Status is ExperimentStatus.Running).Select(summary => Observe(summary, cycle))]),
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
            : summary.Steps.LastOrDefault(step => step.Kind == ExperimentCycle.RolledBack) is { } step && summary.Weights.Skip(1).Any(weight => weight is 0) ? (AlertSignal.Breach, $"Rolled back: {step.Because}")
            : cycle.Verdicts.GetValueOrDefault(key) is { } verdict ? (SignalOf(verdict), $"{verdict.Sentence} {string.Join(" ", verdict.Reasons)}".TrimEnd())
            : (AlertSignal.NoData, "It was not looked at yet.");
        return new AlertObservation { Keys = new Dictionary<string, string?> { ["experiment"] = key }, Signal = signal, Detail = detail };
    }

    private static AlertSignal SignalOf(ExperimentVerdict verdict) => verdict.Decision switch
    {
        ExperimentDecision.Blocked or ExperimentDecision.RollBack => AlertSignal.Breach,
        ExperimentDecision.NotStarted => AlertSignal.NoData,
        _ => AlertSignal.Clear,
    };
}

namespace Analytics.Contracts.Monitoring;

/// <summary>What a monitor would have said.</summary>
public sealed record BacktestReport
{
    /// <summary>Id of the monitor.</summary>
    public required string Monitor { get; init; }

    /// <summary>Level of each window.</summary>
    public required double Level { get; init; }

    /// <summary>Windows that had enough data to be judged.</summary>
    public required int Judged { get; init; }

    /// <summary>Windows of the history, as it was, that alarm.</summary>
    public required int Alarms { get; init; }

    /// <summary>The same in 30 days.</summary>
    public required double AlarmsPerMonth { get; init; }

    /// <summary>Share of the windows that alarm when the fault begins in them; absent without a fault.</summary>
    public double? Power { get; init; }

    /// <summary>Share of the windows in which the fault may begin from which on it is found, sooner or later: it stays until the end of the history. Absent without a fault.</summary>
    public double? Found { get; init; }

    /// <summary>Mean number of windows from a fault's begin to its first alarm, counted from 1, over all windows in which it may begin and is found; absent where it never is.</summary>
    public double? WindowsToAlarm { get; init; }

    /// <summary>Mean hours from a fault's begin to its first alarm, the wait for labels included; absent where it is never found.</summary>
    public double? HoursToAlarm { get; init; }

    /// <summary>
    /// Hours after the end of a window in which nine of ten of the labels come that ever come. Each window is judged by the labels that were known then, as the
    /// monitor would have had them; later corrections are not. Absent for monitors that judge by no labels.
    /// </summary>
    public double? LabelWaitHours { get; init; }

    /// <summary>Balance of precision and recall (F1) where half of the windows have the fault.</summary>
    public double? F1 { get; init; }

    /// <summary>F1 of the detector that always alarms, which every monitor should beat: two thirds.</summary>
    public double AlwaysFireF1 { get; init; } = 2.0 / 3;

    /// <summary>Alarms in 30 days of the detector that always alarms.</summary>
    public required double AlwaysFireAlarmsPerMonth { get; init; }

    /// <summary>
    /// Score that the windows of the history, as they were, exceed (fall below, where the rule's threshold asks for less) no more often than the alarm
    /// budget allows: a threshold to start with. Absent where the check has no scores.
    /// </summary>
    public double? SuggestedThreshold { get; init; }

    /// <summary>The windows, oldest first.</summary>
    public required IReadOnlyList<BacktestWindow> Windows { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}

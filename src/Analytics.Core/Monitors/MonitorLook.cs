using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;

namespace Analytics.Core.Monitors;

/// <summary>A window that is to be looked at.</summary>
/// <param name="Monitor">The monitor.</param>
/// <param name="Window">The window.</param>
/// <param name="Complete">True when it is over.</param>
/// <param name="Rows">Rows that have arrived for it.</param>
/// <param name="Labels">Labels among them; null where the monitor does not judge by labels.</param>
/// <param name="Look">Which look at it this is, from 1.</param>
/// <param name="Urgency">The smaller the sooner: 0 for what runs, 1 for what just ended, 2 for what late data fell into, 3 for what failed before.</param>
internal sealed record MonitorLook(MonitorDefinition Monitor, TimeRange Window, bool Complete, long Rows, long? Labels, int Look, int Urgency)
{
    /// <summary>The level at which the window alerts so far: an alarm is not taken back because the next look has less to spend, only by other figures.</summary>
    public double? Standing { get; init; }
}

using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;

namespace Analytics.Core.Monitors;

/// <summary>What must be remembered of a window that was looked at.</summary>
/// <param name="Window">The window.</param>
/// <param name="Complete">True when it was over when it was looked at.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Rows">Rows that had arrived.</param>
/// <param name="Labels">Labels among them; null where the monitor does not judge by labels.</param>
/// <param name="Looks">How often it has been looked at.</param>
/// <param name="Level">Probability of a false alarm at the last of them.</param>
/// <param name="LookedAt">When, the last time.</param>
internal sealed record KeptWindow(TimeRange Window, bool Complete, string Status, long Rows, long? Labels, int Looks, double Level, DateTimeOffset LookedAt)
{
    public static KeptWindow Of(MonitorResult result) =>
        new(result.Window, result.Complete, result.Status, result.Rows, result.Labels, result.Looks, result.Level, result.Provenance.ComputedAt);
}

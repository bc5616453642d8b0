using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Monitors;

/// <summary>Something that monitors can check. A new check is one more of these in <see cref="MonitorChecks"/>.</summary>
public sealed record MonitorCheck
{
    /// <summary>Its name in a definition.</summary>
    public required string Name { get; init; }

    /// <summary>What it finds.</summary>
    public required string Summary { get; init; }

    /// <summary>Rows on which its figures rest: those that make a window stale when they come late.</summary>
    public required IReadOnlyList<EventSource> Sources { get; init; }

    /// <summary>False: few rows in a whole day, or none, are something to find.</summary>
    public bool NeedsRows { get; init; } = true;

    /// <summary>Whether it has nothing to say of a window with few rows.</summary>
    internal bool NeedsRowsIn(TimeRange window) => NeedsRows || window.To - window.From < TimeSpan.FromDays(1);

    /// <summary>The finding that a window has too few rows to be judged; null where it has enough.</summary>
    internal Finding? TooFew(MonitorDefinition monitor, TimeRange window, long rows) => rows >= monitor.MinSamples || !NeedsRowsIn(window)
        ? null
        : new()
        {
            Check = Name,
            Subject = monitor.Model,
            Status = FindingStatus.NotEnoughData,
            Because = string.Create(CultureInfo.InvariantCulture, $"{rows} rows have arrived, and the monitor asks for {monitor.MinSamples}."),
            N = rows,
            RowsNeeded = monitor.MinSamples - rows,
        };

    /// <summary>Names of the tests that a definition may choose; empty where it has no choice.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>Its findings. Throws where it can't be made now.</summary>
    public required Func<MonitorQuestion, CancellationToken, Task<IReadOnlyList<Finding>>> FindAsync { get; init; }
}

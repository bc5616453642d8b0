using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Registry;

namespace Analytics.Core.Monitors;

/// <summary>What a monitor looks at in a window, and what it compares it with.</summary>
internal static class MonitorScopes
{
    /// <summary>Without a registered reference: long enough to hold every day of the week twice.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    public static AnalysisScope Of(MonitorDefinition monitor, TimeRange window, ModelRegistry registry) => new()
    {
        Model = monitor.Model,
        Version = monitor.Version,
        Filters = monitor.Segment is { } segment ? [ScopeText.Segment(segment)!] : [],
        Window = window,
        Reference = ReferenceOf(monitor, window, registry),
    };

    private static ReferenceData ReferenceOf(MonitorDefinition monitor, TimeRange window, ModelRegistry registry)
    {
        var reference = AskedOf(monitor, window, registry);

        // An uploaded file has no safety checks, reactions or system metrics: what was recorded lately has.
        return reference.DataSet is not null && monitor.Check is (MonitorChecks.Safety or MonitorChecks.Measure) ? Lately(window) : reference;
    }

    private static ReferenceData Lately(TimeRange window) => new(References.Previous, new TimeRange(window.From - Recent, window.From));

    private static ReferenceData AskedOf(MonitorDefinition monitor, TimeRange window, ModelRegistry registry)
    {
        if (monitor.Reference == References.Previous) return References.Before(window);
        if (monitor.Reference.StartsWith(ScopeText.DataSetPrefix, StringComparison.Ordinal)) return new(References.DataSet, null, monitor.Reference[ScopeText.DataSetPrefix.Length..]);
        if (ScopeText.Interval(monitor.Reference) is { } given) return new(References.Given, given);
        var usual = References.Usual(registry, monitor.Model, monitor.Version, window);

        // A reference that is not over when the window begins would be compared with itself.
        var isUsable = usual.Kind == References.DataSet || (usual.Kind == References.Registered && usual.Window!.To <= window.From);
        return isUsable ? usual : Lately(window);
    }
}

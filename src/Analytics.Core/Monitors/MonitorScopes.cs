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
        if (monitor.Reference == References.Previous) return References.Before(window);
        if (monitor.Reference.StartsWith(ScopeText.DataSetPrefix, StringComparison.Ordinal)) return new(References.DataSet, null, monitor.Reference[ScopeText.DataSetPrefix.Length..]);
        if (ScopeText.Interval(monitor.Reference) is { } given) return new(References.Given, given);
        var usual = References.Usual(registry, monitor.Model, monitor.Version, window);

        // A reference that is not over when the window begins would be compared with itself.
        var isUsable = usual.Kind == References.DataSet || (usual.Kind == References.Registered && usual.Window!.To <= window.From);
        return isUsable ? usual : new(References.Previous, new TimeRange(window.From - Recent, window.From));
    }
}

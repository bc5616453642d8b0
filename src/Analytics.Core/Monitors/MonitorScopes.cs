using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Monitors;

/// <summary>What a monitor looks at in a window, and what it compares it with.</summary>
internal static class MonitorScopes
{
    public const string DataSetPrefix = "dataset:";

    /// <summary>Without a registered reference: long enough to hold every day of the week twice.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    public static AnalysisScope Of(MonitorDefinition monitor, TimeRange window, ModelRegistry registry) => new()
    {
        Model = monitor.Model,
        Version = monitor.Version,
        Filters = monitor.Segment is { } segment ? [OfSegment(segment)] : [],
        Window = window,
        Reference = ReferenceOf(monitor, window, registry),
    };

    /// <summary>Start and end of an interval FROM/TO in ISO 8601; null where the text is none.</summary>
    public static TimeRange? Interval(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && Time(parts[0]) is { } from && Time(parts[1]) is { } to && from < to ? new(from, to) : null;
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static FieldFilter OfSegment(string segment)
    {
        var at = segment.IndexOf('=', StringComparison.Ordinal);
        return new(Field.Of("segments." + segment[..at]), [segment[(at + 1)..]]);
    }

    private static ReferenceData ReferenceOf(MonitorDefinition monitor, TimeRange window, ModelRegistry registry)
    {
        if (monitor.Reference == References.Previous) return References.Before(window);
        if (monitor.Reference.StartsWith(DataSetPrefix, StringComparison.Ordinal)) return new(References.DataSet, null, monitor.Reference[DataSetPrefix.Length..]);
        if (Interval(monitor.Reference) is { } given) return new(References.Given, given);
        var usual = References.Usual(registry, monitor.Model, monitor.Version, window);

        // A reference that is not over when the window begins would be compared with itself.
        var isUsable = usual.Kind == References.DataSet || (usual.Kind == References.Registered && usual.Window!.To <= window.From);
        return isUsable ? usual : new(References.Previous, new TimeRange(window.From - Recent, window.From));
    }
}

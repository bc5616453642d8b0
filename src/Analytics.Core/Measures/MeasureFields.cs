using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Measures;

/// <summary>The text fields by which a measure is filtered and split.</summary>
internal static class MeasureFields
{
    private const string Segments = "segments.";
    private const string Labels = "labels.";
    private const string Properties = "properties.";
    private const int LongestKey = 200;

    private static readonly string[] Shared =
        ["model", "version", "decision", "predicted", "experiment", "variant", "policy", "region", "appVersion"];

    private static readonly string[] OfPredictions = [.. Shared, "session", "currency"];
    private static readonly string[] OfLabels = [.. Shared, "label"];
    private static readonly string[] OfSafetyChecks = [.. Shared, "rule", "verdict", "severity", "category", "rails"];
    private static readonly string[] OfEvents = ["type", "event", "currency", "region", "appVersion"];
    private static readonly string[] OfMetrics = ["name"];

    /// <summary>The field of a name; null where not all sources of the measure have it.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="name">Its name in a query.</param>
    /// <param name="model">The one model asked about; features are fields only where it is known.</param>
    /// <param name="registry">Knows the features.</param>
    public static Field? Find(Measure measure, string name, string? model, ModelRegistry registry)
    {
        if (measure.Sources.All(source => Plain(source).Contains(name) || IsKey(name, source))) return Field.Of(name);
        return model is not null && HasFeatures(measure) && name.StartsWith(FeatureMeasures.Prefix, StringComparison.Ordinal)
            && registry.FeatureField(model, name[FeatureMeasures.Prefix.Length..]) is { Categorical: true } feature
            ? feature
            : null;
    }

    /// <summary>The names, for people.</summary>
    public static string Names(Measure measure)
    {
        IEnumerable<string> names = measure.Sources.Select(Plain).Aggregate((names, others) => [.. names.Intersect(others)]);
        if (measure.Sources.All(source => PrefixOf(source) is not null)) names = names.Append($"{PrefixOf(measure.Sources[0])}KEY");
        if (HasFeatures(measure)) names = names.Append("with a filter on one model also its categorical features.NAME");
        return string.Join(", ", names);
    }

    private static string[] Plain(EventSource source) => source switch
    {
        EventSource.Labels => OfLabels,
        EventSource.SafetyChecks => OfSafetyChecks,
        EventSource.Events => OfEvents,
        EventSource.Metrics => OfMetrics,
        EventSource.Predictions => OfPredictions,
        _ => Shared,
    };

    private static bool HasFeatures(Measure measure) => measure.Sources is [EventSource.Predictions];

    private static string? PrefixOf(EventSource source) => source switch
    {
        EventSource.Events => Properties,
        EventSource.Metrics => Labels,
        _ => Segments,
    };

    private static bool IsKey(string name, EventSource source) =>
        PrefixOf(source) is { } prefix
        && name.StartsWith(prefix, StringComparison.Ordinal)
        && name.Length > prefix.Length
        && name.Length <= prefix.Length + LongestKey;
}

using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Measures;

/// <summary>The text fields by which a measure is filtered and split.</summary>
internal static class MeasureFields
{
    private const string Segments = "segments.";
    private const string Labels = "labels.";
    private const int LongestKey = 200;

    private static readonly string[] OfPredictions =
        ["model", "version", "decision", "predicted", "experiment", "variant", "policy", "region", "appVersion", "session", "currency"];

    private static readonly string[] OfLabels = [.. OfPredictions, "label"];
    private static readonly string[] OfSafetyChecks = [.. OfPredictions, "rule", "verdict", "severity", "category"];
    private static readonly string[] OfEvents = ["type", "event", "currency", "region", "appVersion"];
    private static readonly string[] OfMetrics = ["name"];

    /// <summary>The field of a name; null where the source has none.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">Its name in a query.</param>
    /// <param name="model">The one model asked about; features are fields only where it is known.</param>
    /// <param name="registry">Knows the features.</param>
    public static Field? Find(EventSource source, string name, string? model, ModelRegistry registry)
    {
        if (Plain(source).Contains(name) || IsKey(name, source)) return Field.Of(name);
        return Predicts(source) && model is not null && name.StartsWith(FeatureMeasures.Prefix, StringComparison.Ordinal)
            && registry.FeatureField(model, name[FeatureMeasures.Prefix.Length..]) is { Categorical: true } feature
            ? feature
            : null;
    }

    /// <summary>The names, for people.</summary>
    public static string Names(EventSource source)
    {
        var plain = string.Join(", ", Plain(source));
        return source switch
        {
            EventSource.Events => plain,
            EventSource.Metrics => $"{plain}, {Labels}KEY",
            _ => $"{plain}, {Segments}KEY; with a filter on one model also its categorical features.NAME",
        };
    }

    private static string[] Plain(EventSource source) => source switch
    {
        EventSource.Labels => OfLabels,
        EventSource.SafetyChecks => OfSafetyChecks,
        EventSource.Events => OfEvents,
        EventSource.Metrics => OfMetrics,
        _ => OfPredictions,
    };

    private static bool Predicts(EventSource source) => source is not (EventSource.Events or EventSource.Metrics);

    private static bool IsKey(string name, EventSource source)
    {
        var prefix = source == EventSource.Metrics ? Labels : Segments;
        return source != EventSource.Events
            && name.StartsWith(prefix, StringComparison.Ordinal)
            && name.Length > prefix.Length
            && name.Length <= prefix.Length + LongestKey;
    }
}

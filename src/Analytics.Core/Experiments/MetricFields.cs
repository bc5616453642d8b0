using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;

namespace Analytics.Core.Experiments;

/// <summary>The fields of the records that metrics are made of. One list.</summary>
internal static class MetricFields
{
    /// <summary>The score of a classifier.</summary>
    public const string Score = "score";

    private const string Properties = "properties.";
    private const string Segments = "segments.";
    private const int LongestKey = 200;

    private static readonly string[] OfPredictions = ["model", "version", "decision", "predicted", "policy", "region", "appVersion"];

    private static readonly Dictionary<MetricSource, (EventSource Source, string[] Texts, string[] Numbers, string Prefix)> Sources = new()
    {
        [MetricSource.Events] = (EventSource.Events, ["event", "type", "currency", "region", "appVersion", "session"], ["value"], Properties),
        [MetricSource.Predictions] = (
            EventSource.Predictions, [.. OfPredictions, "session", "currency"], ["score", "value", "latencyMs", "propensity", "inputTokens", "outputTokens", "cost"], Segments),
        [MetricSource.Labels] = (
            EventSource.Labels, [.. OfPredictions, "label"],
            ["correct", "truth", "error", "absoluteError", "squaredError", "logLoss", "ndcg", "hit", "reciprocalRank", "lagHours", "score", "value"], Segments),
        [MetricSource.Feedback] = (EventSource.Reactions, [.. OfPredictions, "kind"], ["number"], Segments),
        [MetricSource.Safety] = (EventSource.SafetyChecks, [.. OfPredictions, "rule", "verdict", "severity", "category", "rails"], ["violation"], Segments),
    };

    public static EventSource SourceOf(MetricSource source) => Sources[source].Source;

    /// <summary>Whether records of a source can be told by a field.</summary>
    public static bool IsText(MetricSource source, string? name) => name is not null && (Sources[source].Texts.Contains(name) || IsKey(Sources[source].Prefix, name));

    /// <summary>Whether records of a source have a number.</summary>
    public static bool IsNumber(MetricSource source, string? name) =>
        name is not null && (Sources[source].Numbers.Contains(name) || (source == MetricSource.Events && IsKey(Properties, name)));

    /// <summary>The names, for people.</summary>
    public static string Texts(MetricSource source) => string.Join(", ", [.. Sources[source].Texts, Sources[source].Prefix + "KEY"]);

    /// <inheritdoc cref="Texts"/>
    public static string Numbers(MetricSource source) => string.Join(", ", source == MetricSource.Events ? [.. Sources[source].Numbers, Properties + "KEY"] : Sources[source].Numbers);

    private static bool IsKey(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length && name.Length <= prefix.Length + LongestKey;
}

using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>The small objects within a prediction.</summary>
internal static class PredictionObjects
{
    private const int LongestName = 100;
    private const int LongestSession = 200;

    private enum ExperimentProperty { Key, Variant }

    private enum ContextProperty { Session, Region, AppVersion }

    private enum UsageProperty { InputTokens, OutputTokens, Cost, Currency }

    public static ObjectReader<PredictionParts> Experiment { get; } =
        new(NameTable.Of<ExperimentProperty>(), "/experiment", ReadExperiment);

    public static ObjectReader<PredictionParts> Context { get; } =
        new(NameTable.Of<ContextProperty>(), "/context", ReadContext);

    public static ObjectReader<PredictionParts> Usage { get; } =
        new(NameTable.Of<UsageProperty>(), "/usage", ReadUsage);

    /// <summary>An assignment has both its parts, or there is none.</summary>
    public static bool IsAssignment(ItemScope item, ref readonly PredictionParts parts) => (parts.Experiment, parts.Variant) switch
    {
        (null, not null) => item.Missing("/experiment/key"),
        (not null, null) => item.Missing("/experiment/variant"),
        _ => true,
    };

    private static bool ReadExperiment(ref Utf8JsonReader json, ItemScope item, int property, ref PredictionParts parts) =>
        (ExperimentProperty)property switch
        {
            ExperimentProperty.Key => item.Text(ref json, "/experiment/key", LongestName, out parts.Experiment),
            _ => item.Text(ref json, "/experiment/variant", LongestName, out parts.Variant),
        };

    private static bool ReadContext(ref Utf8JsonReader json, ItemScope item, int property, ref PredictionParts parts) =>
        (ContextProperty)property switch
        {
            ContextProperty.Session => item.Text(ref json, "/context/session", LongestSession, out parts.Session, repeats: false),
            ContextProperty.Region => item.Text(ref json, "/context/region", LongestName, out parts.Region),
            _ => item.Text(ref json, "/context/appVersion", LongestName, out parts.AppVersion),
        };

    private static bool ReadUsage(ref Utf8JsonReader json, ItemScope item, int property, ref PredictionParts parts) =>
        (UsageProperty)property switch
        {
            UsageProperty.InputTokens => item.Count(ref json, "/usage/inputTokens", out parts.InputTokens),
            UsageProperty.OutputTokens => item.Count(ref json, "/usage/outputTokens", out parts.OutputTokens),
            UsageProperty.Cost => item.Number(ref json, "/usage/cost", 0, double.PositiveInfinity, out parts.Cost),
            _ => item.Currency(ref json, "/usage/currency", out parts.Currency),
        };
}

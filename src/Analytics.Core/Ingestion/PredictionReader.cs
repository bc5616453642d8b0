using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads a prediction. Features and output are judged by the version's schema; features that come before it wait.</summary>
internal static class PredictionReader
{
    private const int RequiredFields = 4;
    private const int LongestText = 200;
    private const int LongestName = 100;

    private enum Property
    {
        Id, Model, Version, Subject, Timestamp, Output, Decision, Features, LatencyMs, Propensity, Policy, Experiment, Segments, Context, Usage,
    }

    private static readonly ObjectReader<PredictionParts> Record = new(NameTable.Of<Property>(), "", ReadProperty);

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref Draft draft)
    {
        var parts = new PredictionParts();
        if (!Record.Read(ref json, item, ref parts) || !IsComplete(item, in parts))
            return false;

        var schema = item.SchemaOf(parts.Model!, parts.Version!);
        if (!OutputRules.Apply(item, schema, ref parts.Output) || !ReadWaitingFeatures(item, schema, ref parts))
            return false;

        if (parts.Decision is not null && parts.Output.Contradicts(parts.Decision))
            item.Found(Findings.InconsistentDecision, "decision");
        item.Growth.Take(parts.Model!, parts.Version!, schema, parts.Output.Task);
        item.Count(parts.Model, parts.Version, RequiredFields + (schema?.RequiredFeatures ?? 0));
        draft.Row = parts.ToRow(item, in json);
        draft.Subject = parts.Subject;
        draft.Extras = parts.Extras;
        draft.Timed = parts.At is not null;
        return true;
    }

    private static bool IsComplete(ItemScope item, ref readonly PredictionParts parts)
    {
        if (parts.Id is null)
            return item.Missing("/id");
        if (parts.Model is null)
            return item.Missing("/model");
        if (parts.Version is null)
            return item.Missing("/version");
        if (!parts.HasOutput)
            return item.Missing("/output");
        return parts.Cost is null || parts.Currency is not null || item.Missing("/usage/currency");
    }

    private static bool ReadWaitingFeatures(ItemScope item, ModelSchema? schema, ref PredictionParts parts)
    {
        if (schema is null)
            return !parts.HasWaitingFeatures || FeatureInference.Read(ref parts.WaitingFeatures, item);
        if (parts.HasWaitingFeatures)
            return FeatureReader.Read(ref parts.WaitingFeatures, item, schema, ref parts);
        if (!parts.HasFeatures)
            FeatureReader.FindMissing(item, schema, []);
        return true;
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref PredictionParts parts) => (Property)property switch
    {
        Property.Id => item.Id(ref json, "/id", out parts.Id),
        Property.Model => item.Name(ref json, "/model", out parts.Model),
        Property.Version => item.Name(ref json, "/version", out parts.Version),
        Property.Subject => item.Subject(ref json, "/subject", out parts.Subject),
        Property.Timestamp => item.Time(ref json, "/timestamp", out parts.At),
        Property.Output => OutputReader.Read(ref json, item, ref parts.Output, out parts.HasOutput),
        Property.Decision => item.Text(ref json, "/decision", LongestText, out parts.Decision),
        Property.Features => ReadFeatures(ref json, item, ref parts),
        Property.LatencyMs => item.Number(ref json, "/latencyMs", 0, double.PositiveInfinity, out parts.LatencyMs),
        Property.Propensity => ReadPropensity(ref json, item, out parts.Propensity),
        Property.Policy => item.Text(ref json, "/policy", LongestName, out parts.Policy),
        Property.Experiment => PredictionObjects.Experiment.ReadOptional(ref json, item, ref parts)
            && PredictionObjects.IsAssignment(item, in parts),
        Property.Segments => SegmentReader.Read(ref json, item, "/segments", LongestName, out parts.SegmentKeys, out parts.SegmentValues),
        Property.Context => PredictionObjects.Context.ReadOptional(ref json, item, ref parts),
        _ => PredictionObjects.Usage.ReadOptional(ref json, item, ref parts),
    };

    private static bool ReadPropensity(ref Utf8JsonReader json, ItemScope item, out double? propensity) =>
        item.Number(ref json, "/propensity", 0, 1, out propensity)
        && (propensity is not 0 || item.Fail("/propensity", FaultCodes.InvalidValue, "must be above 0"));

    private static bool ReadFeatures(ref Utf8JsonReader json, ItemScope item, ref PredictionParts parts)
    {
        if (!item.Object(ref json, "/features", out var present) || !present)
            return !present && item.Fault is null;

        parts.HasFeatures = true;
        if (parts.Model is not null && parts.Version is not null && item.SchemaOf(parts.Model, parts.Version) is { } schema)
            return FeatureReader.Read(ref json, item, schema, ref parts);

        parts.HasWaitingFeatures = true;
        parts.WaitingFeatures = json;
        return item.Skip(ref json, "/features");
    }
}

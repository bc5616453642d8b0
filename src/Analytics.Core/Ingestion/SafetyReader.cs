using System.Text.Json;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads a safety check.</summary>
internal static class SafetyReader
{
    private const int RequiredFields = 4;
    private const int LongestName = 100;
    private const int LongestEvidence = 4_000;

    private enum Property { Id, PredictionId, Rule, Verdict, Severity, Category, Evidence, Timestamp }

    private static readonly ObjectReader<SafetyParts> Record = new(NameTable.Of<Property>(), "", ReadProperty);
    private static readonly SafetyVerdict[] Verdicts = Enum.GetValues<SafetyVerdict>();
    private static readonly NameTable VerdictNames = new(["pass", "warn", "violation", "blocked"]);
    private static readonly NameTable Severities = new(["low", "medium", "high", "critical"]);

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref Draft draft)
    {
        var parts = new SafetyParts { Verdict = -1 };
        if (!Record.Read(ref json, item, ref parts))
            return false;
        if (parts.Id is null)
            return item.Missing("/id");
        if (parts.PredictionId is null)
            return item.Missing("/predictionId");
        if (parts.Rule is null)
            return item.Missing("/rule");
        if (parts.Verdict < 0)
            return item.Missing("/verdict");

        item.Count(null, null, RequiredFields);
        draft.Row = new SafetyRow
        {
            Index = item.Index,
            Id = parts.Id,
            IdHash = item.HashOf(parts.Id),
            BodyHash = item.BodyHash(in json),
            At = parts.At ?? item.ReceivedAt,
            PredictionId = parts.PredictionId,
            PredictionHash = RecordHash.OfId(RecordKind.Prediction, parts.PredictionId),
            Rule = parts.Rule,
            Verdict = Verdicts[parts.Verdict],
            Severity = parts.Severity,
            Category = parts.Category,
        };
        draft.FreeText = parts.Evidence;
        draft.Timed = parts.At is not null;
        return true;
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref SafetyParts parts)
    {
        switch ((Property)property)
        {
            case Property.Id: return item.Id(ref json, "/id", out parts.Id);
            case Property.PredictionId: return item.Id(ref json, "/predictionId", out parts.PredictionId);
            case Property.Rule: return item.Text(ref json, "/rule", LongestName, out parts.Rule);
            case Property.Verdict:
                return item.Word(ref json, "/verdict", VerdictNames, "must be pass, warn, violation or blocked", out parts.Verdict);
            case Property.Category: return item.Text(ref json, "/category", LongestName, out parts.Category);
            case Property.Evidence: return item.Text(ref json, "/evidence", LongestEvidence, out parts.Evidence, repeats: false);
            case Property.Timestamp: return item.Time(ref json, "/timestamp", out parts.At);
            default:
                var read = item.Word(ref json, "/severity", Severities, "must be low, medium, high or critical", out var severity);
                parts.Severity = severity < 0 ? null : Severities[severity];
                return read;
        }
    }
}

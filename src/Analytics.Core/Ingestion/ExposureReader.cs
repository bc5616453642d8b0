using System.Text.Json;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads an exposure.</summary>
internal static class ExposureReader
{
    private const int RequiredFields = 3;
    private const int LongestName = 100;
    private const int LongestSession = 200;

    private enum Property { Id, Experiment, Variant, Subject, Session, Timestamp, Propensity, Segments }

    private static readonly ObjectReader<ExposureParts> Record = new(NameTable.Of<Property>(), "", ReadProperty);

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref Draft draft)
    {
        var parts = new ExposureParts();
        if (!Record.Read(ref json, item, ref parts))
            return false;
        if (parts.Experiment is null)
            return item.Missing("/experiment");
        if (parts.Variant is null)
            return item.Missing("/variant");
        if (parts.Subject is null)
            return item.Missing("/subject");

        var id = parts.Id ?? ContentId.Of(item.Bytes(in json));
        item.Count(null, null, RequiredFields);
        draft.Row = new ExposureRow
        {
            Index = item.Index,
            Id = id,
            IdHash = item.HashOf(id),
            BodyHash = item.BodyHash(in json),
            At = parts.At ?? item.ReceivedAt,
            Experiment = parts.Experiment,
            Variant = parts.Variant,
            Subject = null,
            Session = parts.Session,
            Propensity = parts.Propensity,
            SegmentKeys = parts.SegmentKeys,
            SegmentValues = parts.SegmentValues,
        };
        draft.Subject = parts.Subject;
        draft.Timed = parts.At is not null;
        return true;
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref ExposureParts parts)
    {
        switch ((Property)property)
        {
            case Property.Id: return item.Id(ref json, "/id", out parts.Id);
            case Property.Experiment: return item.Text(ref json, "/experiment", LongestName, out parts.Experiment);
            case Property.Variant: return item.Text(ref json, "/variant", LongestName, out parts.Variant);
            case Property.Subject: return item.Subject(ref json, "/subject", out parts.Subject);
            case Property.Session: return item.Text(ref json, "/session", LongestSession, out parts.Session, repeats: false);
            case Property.Timestamp: return item.Time(ref json, "/timestamp", out parts.At);
            case Property.Propensity:
                return item.Number(ref json, "/propensity", 0, 1, out parts.Propensity)
                    && (parts.Propensity is not 0 || item.Fail("/propensity", FaultCodes.InvalidValue, "must be above 0"));
            default: return SegmentReader.Read(ref json, item, "/segments", LongestName, out parts.SegmentKeys, out parts.SegmentValues);
        }
    }
}

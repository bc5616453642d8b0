using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads a metric sample.</summary>
internal static class MetricReader
{
    public const int RequiredFields = 2;
    public const int LongestName = 200;

    private enum Property { Name, Labels, Value, Timestamp }

    private static readonly ObjectReader<MetricParts> Record = new(NameTable.Of<Property>(), "", ReadProperty);

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref Draft draft)
    {
        var parts = new MetricParts();
        return Record.Read(ref json, item, ref parts) && MetricSeries.Complete(item, in parts, ref draft);
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref MetricParts parts) => (Property)property switch
    {
        Property.Name => item.Text(ref json, "/name", LongestName, out parts.Name),
        Property.Labels => SegmentReader.Read(ref json, item, "/labels", LongestName, out parts.LabelKeys, out parts.LabelValues),
        Property.Value => item.Number(ref json, "/value", double.NegativeInfinity, double.PositiveInfinity, out parts.Value),
        _ => item.Time(ref json, "/timestamp", out parts.At),
    };
}

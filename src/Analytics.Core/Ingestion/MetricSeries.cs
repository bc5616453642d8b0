using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Analytics.Contracts.Recording;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>
/// Makes rows of metric samples. A sample has no id of its own: it is known by its series (name and labels) and its time,
/// so that a request sent twice stores nothing twice.
/// </summary>
internal static class MetricSeries
{
    private const int MaximumLabels = 50;
    private const int LongestLabel = 200;

    /// <summary>The row of a sample from another protocol than ours.</summary>
    public static bool Read(MetricSample sample, ItemScope item, ref Draft draft)
    {
        if (sample.Name is not { Length: > 0 and <= MetricReader.LongestName })
            return item.Fail("/name", FaultCodes.InvalidValue, $"must be 1 to {MetricReader.LongestName} characters");
        if (!RecordNumbers.Fits(sample.Value))
            return item.Fail("/value", FaultCodes.InvalidValue, RecordNumbers.Rule);

        var labels = sample.Labels ?? new Dictionary<string, string>();
        if (labels.Count > MaximumLabels)
            return item.Fail("/labels", FaultCodes.TooMany, $"must be at most {MaximumLabels}");
        if (labels.Any(label => label.Key.Length > LongestLabel || label.Value.Length > LongestLabel))
            return item.Fail("/labels", FaultCodes.InvalidValue, $"must be of at most {LongestLabel} characters each");

        var parts = new MetricParts
        {
            Name = item.Texts.Scrub(sample.Name),
            LabelKeys = [.. labels.Keys.Select(item.Texts.Scrub)],
            LabelValues = [.. labels.Values.Select(item.Texts.Scrub)],
            Value = sample.Value,
            At = sample.Timestamp?.UtcDateTime,
        };
        return Complete(item, in parts, ref draft);
    }

    public static bool Complete(ItemScope item, ref readonly MetricParts parts, ref Draft draft)
    {
        if (parts.Name is null)
            return item.Missing("/name");
        if (parts.Value is not { } value)
            return item.Missing("/value");

        var keys = parts.LabelKeys ?? [];
        var values = parts.LabelValues ?? [];
        Array.Sort(keys, values, StringComparer.Ordinal);
        var id = IdOf(item, parts.Name, keys, values, parts.At);
        item.Count(null, null, MetricReader.RequiredFields);
        draft.Row = new MetricRow
        {
            Index = item.Index,
            Id = id,
            IdHash = item.HashOf(id),
            BodyHash = (ulong)BitConverter.DoubleToInt64Bits(value),
            At = parts.At ?? item.ReceivedAt,
            Name = parts.Name,
            LabelKeys = keys,
            LabelValues = values,
            Value = value,
        };
        draft.Timed = parts.At is not null;
        return true;
    }

    // Samples without a time differ by their place in the request: several may be of one series.
    private static string IdOf(ItemScope item, string name, string[] keys, string[] values, DateTime? at)
    {
        var text = new StringBuilder(name);
        for (var i = 0; i < keys.Length; i++)
            text.Append('\0').Append(keys[i]).Append('\0').Append(values[i]);
        text.Append('\0').Append((at ?? item.ReceivedAt).Ticks.ToString(CultureInfo.InvariantCulture));
        if (at is null)
            text.Append('\0').Append(item.Index.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

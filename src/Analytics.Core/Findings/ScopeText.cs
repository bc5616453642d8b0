using System.Globalization;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Findings;

/// <summary>How people write what an analysis looks at, in query strings and in definitions of monitors.</summary>
public static class ScopeText
{
    /// <summary>Stands before the name of a data set.</summary>
    public const string DataSetPrefix = "dataset:";

    /// <summary>What a segment looks like.</summary>
    public const string SegmentRule = "must be KEY=VALUE, each 1 to 200 characters";

    private const int LongestText = 200;

    /// <summary>A time in ISO 8601, UTC unless it has an offset; null where the text is none.</summary>
    public static DateTimeOffset? Time(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length >= 10
            && char.IsAsciiDigit(text[0])
            && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : null;
    }

    /// <summary>FROM/TO, an interval in ISO 8601; null where the text is none, or ends before it starts.</summary>
    public static TimeRange? Interval(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var from, var to] && Time(from) is { } start && Time(to) is { } end && start < end ? new(start, end) : null;
    }

    /// <summary>KEY=VALUE, predictions of a segment; null where the text is none.</summary>
    public static FieldFilter? Segment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at is > 0 and <= LongestText && text.Length - at - 1 is > 0 and <= LongestText ? new(Field.Of("segments." + text[..at]), [text[(at + 1)..]]) : null;
    }
}

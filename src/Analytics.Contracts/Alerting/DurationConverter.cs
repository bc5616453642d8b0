using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>
/// Durations as people write them: <c>30s</c>, <c>5m</c>, <c>4h</c>, <c>7d</c>, or several of these from long to short, such as <c>1h30m</c>.
/// Whole seconds, 0 or more.
/// </summary>
public sealed class DurationConverter : JsonConverter<TimeSpan>
{
    /// <summary>What a duration looks like, as a regular expression of JSON Schema.</summary>
    public const string Pattern = "^(?=\\d)(\\d{1,6}d)?(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?$";

    private const int MostDigits = 6;

    private static readonly (char Unit, TimeSpan Length)[] Units =
        [('d', TimeSpan.FromDays(1)), ('h', TimeSpan.FromHours(1)), ('m', TimeSpan.FromMinutes(1)), ('s', TimeSpan.FromSeconds(1))];

    /// <summary>Writes a duration as text; parts of a second are cut off.</summary>
    public static string Format(TimeSpan duration)
    {
        var text = new StringBuilder();
        var rest = duration;
        foreach (var (unit, length) in Units)
        {
            var count = (long)(rest / length);
            rest -= count * length;
            if (count > 0) text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
        }

        return text.Length > 0 ? text.ToString() : "0s";
    }

    /// <summary>Reads a duration; null where the text is none.</summary>
    public static TimeSpan? Parse(string? text)
    {
        var rest = text.AsSpan();
        if (rest.IsEmpty) return null;

        var sum = TimeSpan.Zero;
        foreach (var (unit, length) in Units)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > MostDigits || rest[digits] != unit) continue;
            sum += int.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture) * length;
            rest = rest[(digits + 1)..];
        }

        return rest.IsEmpty ? sum : null;
    }

    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : null)
        ?? throw new JsonException("Must be a duration such as 30s, 5m, 4h, 7d or 1h30m.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Format(value));
    }
}

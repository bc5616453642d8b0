using System.Globalization;
using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads the value of one property by its rule. A JSON null is an absent value.</summary>
internal static class FieldReads
{
    /// <summary>Scrubbed text; null where absent or empty.</summary>
    public static bool Text(this ItemScope item, ref Utf8JsonReader json, string pointer, int longest, out string? text, bool repeats = true)
    {
        text = null;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.String)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be a string");
        // An escaped character takes up to six bytes, and one of UTF-16 at most three.
        if (json.ValueSpan.Length > longest * 6)
            return item.TooLong(pointer, longest);

        text = repeats ? item.Texts.Read(in json) : item.Texts.ReadOnce(in json);
        if (text.Length > longest)
            return item.TooLong(pointer, longest);
        if (text.Length == 0)
            text = null;
        return true;
    }

    public static bool TooLong(this ItemScope item, string pointer, int longest) =>
        item.Fail(pointer, FaultCodes.InvalidValue, $"must be at most {longest} characters");

    /// <summary>The id of a record.</summary>
    public static bool Id(this ItemScope item, ref Utf8JsonReader json, string pointer, out string? id)
    {
        id = null;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.String)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be a string");
        if (json.ValueSpan.Length > RecordIds.MaximumLength * 6)
            return item.Fail(pointer, FaultCodes.InvalidValue, RecordIds.Rule);

        id = json.GetString()!;
        if (RecordIds.IsValid(id))
            return true;

        id = null;
        return item.Fail(pointer, FaultCodes.InvalidValue, RecordIds.Rule);
    }

    /// <summary>The name of a model or version.</summary>
    public static bool Name(this ItemScope item, ref Utf8JsonReader json, string pointer, out string? name)
    {
        name = null;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.String)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be a string");

        if (json.ValueSpan.Length <= RegistryNames.MaximumLength * 6)
            name = item.Texts.ReadName(in json);
        return RegistryNames.IsValid(name) || item.Fail(pointer, FaultCodes.InvalidValue, RegistryNames.Rule);
    }

    /// <summary>The raw id of a person, not yet a pseudonym.</summary>
    public static bool Subject(this ItemScope item, ref Utf8JsonReader json, string pointer, out string? subject)
    {
        const int longest = 200;
        subject = null;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.String)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be a string");
        if (json.ValueSpan.Length > longest * 6)
            return item.TooLong(pointer, longest);

        subject = json.GetString()!;
        if (subject.Length > longest)
            return item.TooLong(pointer, longest);
        return !JunkSubjects.Contain(subject)
            || item.Fail(pointer, FaultCodes.JunkId, "must name one person or thing, not stand for an unknown one");
    }

    /// <summary>A number in [least, most] that <see cref="RecordNumbers"/> lets in.</summary>
    public static bool Number(
        this ItemScope item, ref Utf8JsonReader json, string pointer, double least, double most, out double? number)
    {
        number = null;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.Number)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be a number");
        if (!json.TryGetDouble(out var value) || !RecordNumbers.Fits(value))
            return item.Fail(pointer, FaultCodes.InvalidValue, RecordNumbers.Rule);

        number = value;
        return (value >= least && value <= most) || item.Fail(pointer, FaultCodes.InvalidValue, RangeRule(least, most));
    }

    /// <summary>A whole number, at least 0.</summary>
    public static bool Count(this ItemScope item, ref Utf8JsonReader json, string pointer, out long? count)
    {
        count = null;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.Number)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be a number");
        if (!json.TryGetInt64(out var value) || value < 0)
            return item.Fail(pointer, FaultCodes.InvalidValue, "must be a whole number, at least 0");

        count = value;
        return true;
    }

    /// <summary>A time with an offset, as UTC.</summary>
    public static bool Time(this ItemScope item, ref Utf8JsonReader json, string pointer, out DateTime? utc)
    {
        utc = null;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.String)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be a string");
        if (!Timestamps.TryRead(in json, out var time))
            return item.Fail(pointer, FaultCodes.InvalidValue, "must be an ISO 8601 date and time with an offset or Z");

        utc = time;
        return true;
    }

    /// <summary>One of a few words.</summary>
    public static bool Word(this ItemScope item, ref Utf8JsonReader json, string pointer, NameTable words, string rule, out int index)
    {
        index = -1;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.String)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be a string");

        index = words.Find(in json, -1);
        return index >= 0 || item.Fail(pointer, FaultCodes.InvalidValue, rule);
    }

    /// <summary>A currency code.</summary>
    public static bool Currency(this ItemScope item, ref Utf8JsonReader json, string pointer, out string? code) =>
        item.Text(ref json, pointer, 3, out code)
        && (code is null || Currencies.Contain(code) || item.Fail(pointer, FaultCodes.InvalidValue, Currencies.Rule));

    /// <summary>True at the start of an object; false after a fault. Absent: <paramref name="present"/> is false.</summary>
    public static bool Object(this ItemScope item, ref Utf8JsonReader json, string pointer, out bool present)
    {
        present = json.TokenType == JsonTokenType.StartObject;
        return present || json.TokenType == JsonTokenType.Null
            || item.Fail(pointer, FaultCodes.InvalidType, "must be an object");
    }

    private static string RangeRule(double least, double most) => (double.IsFinite(least), double.IsFinite(most)) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $"must be {least} to {most}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $"must be at least {least}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"must be at most {most}"),
    };
}

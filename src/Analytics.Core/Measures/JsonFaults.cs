using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Analytics.Core.Measures;

/// <summary>What is wrong with a body that does not fit its type, by JSON pointer and in words: what the reader says of it names types of ours.</summary>
public static partial class JsonFaults
{
    private const string Unknown = "can't be read as what the schema says";
    private static readonly string[] Required = ["is required"];
    private static readonly Assembly Contracts = typeof(Contracts.Alerting.AlertRule).Assembly;

    /// <summary>The faults that an exception of the reader stands for.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(JsonException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var pointer = JsonPointer.OfPath(fault.Path);
        if (Missing().Match(fault.Message) is { Success: true } missing)
            return Name().Matches(missing.Groups[1].Value).ToDictionary(name => $"{pointer}/{name.Groups[1].Value}", _ => Required);
        return new Dictionary<string, string[]> { [pointer] = [Sentence(fault.Message)] };
    }

    private static string Sentence(string message)
    {
        if (Unmapped().IsMatch(message)) return "is not known here";
        if (Unconverted().Match(message) is { Success: true } type) return Expected(type.Groups[1].Value) ?? Unknown;

        // The words of a converter of ours.
        return message.StartsWith("Must be ", StringComparison.Ordinal) && !message.Contains(" Path: ", StringComparison.Ordinal) ? $"m{message.TrimEnd('.')[1..]}" : Unknown;
    }

    private static string? Expected(string type) => type switch
    {
        "System.String" => "must be a text",
        "System.Boolean" => "must be true or false",
        "System.Double" or "System.Decimal" => "must be a number",
        "System.Int32" or "System.Int64" => "must be a whole number",
        "System.DateTimeOffset" => "must be a time in ISO 8601, such as 2026-11-01T10:00:00Z",
        _ when type.StartsWith("System.Collections.Generic.IReadOnlyList", StringComparison.Ordinal) => "must be an array",
        _ => Contracts.GetType(type) is { } ours ? OfOurs(ours) : null,
    };

    private static string OfOurs(Type type) => type.IsEnum
        ? $"must be one of {string.Join(", ", type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name))}"
        : "must be an object";

    [GeneratedRegex("was missing required properties including: (.*)$")]
    private static partial Regex Missing();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Name();

    [GeneratedRegex("^The JSON property '.*' could not be mapped to any \\.NET member")]
    private static partial Regex Unmapped();

    [GeneratedRegex("^The JSON value could not be converted to (?:System\\.Nullable`1\\[)?([^\\]]+?)\\]?\\. Path: ")]
    private static partial Regex Unconverted();
}

using System.Globalization;
using System.Text.Json;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Compares outputs member by member and number by number; what is expected must be there.</summary>
internal static class ReferenceComparison
{
    public static IEnumerable<string> Differences(JsonElement expected, JsonElement actual, ReferenceTolerance tolerance, string path = "")
    {
        if (Number(expected) is { } wanted)
            return Number(actual) is { } given && Near(wanted, given, tolerance) ? [] : [$"{path}: expected {expected}, got {actual}"];
        if (expected.ValueKind != actual.ValueKind) return [$"{path}: expected {expected.ValueKind}, got {actual.ValueKind}"];

        return expected.ValueKind switch
        {
            JsonValueKind.Object => expected.EnumerateObject().SelectMany(member => actual.TryGetProperty(member.Name, out var given)
                ? Differences(member.Value, given, tolerance.Of(member.Name), $"{path}/{member.Name}")
                : [$"{path}/{member.Name}: missing"]),
            JsonValueKind.Array when expected.GetArrayLength() == actual.GetArrayLength() => expected.EnumerateArray()
                .Zip(actual.EnumerateArray())
                .SelectMany((pair, index) => Differences(pair.First, pair.Second, tolerance, $"{path}/{index}")),
            JsonValueKind.Array => [$"{path}: expected {expected.GetArrayLength()} items, got {actual.GetArrayLength()}"],
            _ => expected.ToString() == actual.ToString() ? [] : [$"{path}: expected {expected}, got {actual}"],
        };
    }

    private static bool Near(double expected, double actual, ReferenceTolerance tolerance) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Math.Max(tolerance.Atol, tolerance.Rtol * Math.Abs(expected));

    private static double? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when element.GetString() is "Infinity" or "-Infinity" or "NaN" =>
            double.Parse(element.GetString()!, CultureInfo.InvariantCulture),
        _ => null,
    };
}

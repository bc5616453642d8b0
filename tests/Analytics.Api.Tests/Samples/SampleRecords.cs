using System.Text.Json;
using Analytics.Api.Samples;

namespace Analytics.Api.Tests.Samples;

/// <summary>Reads the bodies of a sample history.</summary>
internal static class SampleRecords
{
    public static IEnumerable<JsonElement> Of(SampleHistory history, string path, int firstDay = 0, int lastDay = PlantedFacts.Days - 1) => Of(history.Day, path, firstDay, lastDay);

    public static IEnumerable<JsonElement> Of(Func<int, IReadOnlyList<SampleBody>> day, string path, int firstDay = 0, int lastDay = PlantedFacts.Days - 1) =>
        Enumerable.Range(firstDay, lastDay - firstDay + 1)
            .SelectMany(day)
            .Where(body => body.Path == path)
            .SelectMany(Items);

    public static IEnumerable<JsonElement> Items(SampleBody body)
    {
        using var document = JsonDocument.Parse(body.Json);
        return [.. document.RootElement.GetProperty("items").Clone().EnumerateArray()];
    }

    public static string Text(this JsonElement record, string name) => record.GetProperty(name).GetString()!;

    public static bool Is(this JsonElement record, string name, string value) =>
        record.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.ValueEquals(value);
}

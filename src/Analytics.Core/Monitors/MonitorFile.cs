using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Measures;

namespace Analytics.Core.Monitors;

/// <summary>Monitors as code: the section <c>monitors</c> of a JSON file, an array of definitions.</summary>
internal static class MonitorFile
{
    public const string Origin = "file";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The monitors of a file.</summary>
    /// <exception cref="MonitorFileException">The file can't be read, or has faults: each is named with its place.</exception>
    public static IReadOnlyList<MonitorDefinition> Read(string path, MonitorChecks checks, MeasureEngine engine)
    {
        var faults = new List<string>();
        var monitors = Parse(path, faults);
        if (faults.Count > 0) throw new MonitorFileException(path, faults);
        for (var at = 0; at < monitors.Count; at++)
        {
            foreach (var (pointer, messages) in MonitorRules.Check(monitors[at], checks, engine))
                faults.Add($"/monitors/{at}{pointer}: {string.Join(" ", messages)}");
            if (monitors.Take(at).Any(earlier => earlier.Uid == monitors[at].Uid))
                faults.Add($"/monitors/{at}/uid: There is another monitor of this id.");
        }

        return faults.Count == 0 ? monitors : throw new MonitorFileException(path, faults);
    }

    private static List<MonitorDefinition> Parse(string path, List<string> faults)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("monitors", out var section))
                throw new MonitorFileException(path, ["/monitors: Is required."]);
            if (section.ValueKind != JsonValueKind.Array) throw new MonitorFileException(path, ["/monitors: Must be an array."]);
            return [.. section.EnumerateArray().Select((monitor, at) => Parse(monitor, $"/monitors/{at}", faults)).OfType<MonitorDefinition>()];
        }
        catch (JsonException e)
        {
            throw new MonitorFileException(path, [$"It is no JSON: {e.Message}"], e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MonitorFileException(path, ["It can't be read."], e);
        }
    }

    private static MonitorDefinition? Parse(JsonElement monitor, string place, List<string> faults)
    {
        try
        {
            if (monitor.Deserialize<MonitorDefinition>(Strict) is { } definition) return definition with { Origin = Origin, Revision = 1 };
            faults.Add($"{place}: must be an object.");
        }
        catch (JsonException e)
        {
            foreach (var (pointer, messages) in JsonFaults.Of(e)) faults.Add($"{place}{pointer}: {messages[0]}.");
        }

        return null;
    }
}

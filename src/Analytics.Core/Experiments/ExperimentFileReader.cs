using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Contracts.Experiments;
using Analytics.Core.Measures;

namespace Analytics.Core.Experiments;

/// <summary>Reads the text of a file of experiments: every fault is found, each with its place.</summary>
internal static class ExperimentFileReader
{
    public const string Origin = "file";
    private const int LargestFile = 8 * 1024 * 1024;
    private const int MostItems = 2_000;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    private static readonly string[] Sections = ["$schema", "metrics", "holdouts", "experiments"];

    /// <summary>The parts of the file; what has no fault of its own is there even where others have.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="places">Where the place of each part goes, as a JSON pointer.</param>
    public static ExperimentFile Read(ReadOnlySpan<byte> text, FaultList faults, IDictionary<object, string> places)
    {
        if (text.Length > LargestFile)
        {
            faults.Add("", "Must be at most 8 MiB.");
            return new();
        }

        try
        {
            using var document = JsonDocument.Parse(text.ToArray(), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                faults.Add("", "Must be an object.");
                return new();
            }

            foreach (var property in document.RootElement.EnumerateObject().Where(property => !Sections.Contains(property.Name)))
                faults.Add("/" + property.Name, $"Is unknown: there are {string.Join(", ", Sections)}.");
            return new ExperimentFile
            {
                Metrics = Section<MetricDefinition>(document, "metrics", faults, places, metric => metric with { Origin = Origin, Revision = 0 }),
                Holdouts = Section<HoldoutDefinition>(document, "holdouts", faults, places, holdout => holdout),
                Experiments = Section<ExperimentDefinition>(document, "experiments", faults, places, experiment => experiment with { Origin = Origin, Revision = 0 }),
            };
        }
        catch (JsonException e)
        {
            faults.Add("", $"Is no JSON: {e.Message}");
            return new();
        }
    }

    private static List<T> Section<T>(JsonDocument document, string name, FaultList faults, IDictionary<object, string> places, Func<T, T> change)
        where T : class
    {
        List<T> items = [];
        if (!document.RootElement.TryGetProperty(name, out var section)) return items;
        if (section.ValueKind != JsonValueKind.Array || section.GetArrayLength() > MostItems)
        {
            faults.Add("/" + name, $"Must be an array of at most {MostItems:N0}.");
            return items;
        }

        var at = 0;
        foreach (var element in section.EnumerateArray())
        {
            if (FaultyItem.Read<T>(element, Strict, $"/{name}/{at}", faults) is { } item)
            {
                items.Add(change(item));
                places[items[^1]] = $"/{name}/{at}";
            }

            at++;
        }

        return items;
    }
}

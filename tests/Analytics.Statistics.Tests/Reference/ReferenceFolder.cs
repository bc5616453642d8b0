using System.Text.Json;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>The case files: copies beside the tests, or those of the folder that the environment variable names.</summary>
internal static class ReferenceFolder
{
    private const string Variable = "ANALYTICS_REFERENCE";
    private static readonly string[] Files = ["monitoring.json", "experiments.json"];
    private static readonly Lazy<IReadOnlyDictionary<string, ReferenceCase>> AllCases = new(() => Read().ToDictionary(each => each.Id));

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static IReadOnlyDictionary<string, ReferenceCase> Cases => AllCases.Value;

    /// <summary>A file of the chosen folder; where that has none of the name, the copy beside the tests.</summary>
    public static string PathOf(string name) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen && File.Exists(Path.Combine(chosen, name))
            ? Path.Combine(chosen, name)
            : Path.Combine(AppContext.BaseDirectory, "Reference", name);

    private static IEnumerable<ReferenceCase> Read()
    {
        foreach (var file in Files)
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(file)));
            foreach (var each in document.RootElement.GetProperty("cases").EnumerateArray())
                yield return each.Deserialize<ReferenceCase>(Json)!;
        }
    }
}

using System.Text.Json;

namespace Analytics.Nab;

/// <summary>The Numenta anomaly benchmark as its repository lays it out: data/*/*.csv and labels/combined_windows.json.</summary>
internal static class NabCorpus
{
    public static IReadOnlyList<NabFile> Read(string folder)
    {
        using var labels = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "labels", "combined_windows.json")));
        return
        [
            .. labels.RootElement.EnumerateObject()
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => NabFile.Read(file.Name, Path.Combine(folder, "data", file.Name), file.Value.Deserialize<string[][]>()!)),
        ];
    }
}

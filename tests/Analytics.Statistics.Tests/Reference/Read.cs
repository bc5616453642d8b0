using System.Text.Json;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Reads members of the inputs and parameters of a case.</summary>
internal static class Read
{
    public static double[] Numbers(JsonElement inputs, string name) => inputs.GetProperty(name).Deserialize<double[]>(ReferenceFolder.Json)!;

    public static string[] Texts(JsonElement inputs, string name) => inputs.GetProperty(name).Deserialize<string[]>(ReferenceFolder.Json)!;

    public static bool[] Flags(JsonElement inputs, string name) => [.. Numbers(inputs, name).Select(value => value > 0.5)];

    public static double Number(JsonElement inputs, string name) => inputs.GetProperty(name).Deserialize<double>(ReferenceFolder.Json);

    public static double Number(JsonElement inputs, string name, double otherwise) =>
        inputs.TryGetProperty(name, out var given) && given.ValueKind != JsonValueKind.Null ? given.Deserialize<double>(ReferenceFolder.Json) : otherwise;
}

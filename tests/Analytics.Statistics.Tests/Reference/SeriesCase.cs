using System.Text.Json;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>A case of a time series algorithm: what is compared, and how closely, is peculiar to each.</summary>
internal sealed record SeriesCase(string Id, string Algorithm, JsonElement Params, JsonElement Inputs, JsonElement Expected, JsonElement Tolerance)
{
    public double[] Series => Cast(Numbers(Inputs.GetProperty("series")));

    public string Text(string name, string otherwise) => Params.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : otherwise;

    public double Number(string name, double otherwise) => Params.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number ? given.GetDouble() : otherwise;

    public int Whole(string name, int otherwise) => (int)Number(name, otherwise);

    public bool Flag(string name, bool otherwise) => Params.TryGetProperty(name, out var given) ? given.GetBoolean() : otherwise;

    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum => Enum.Parse<T>(Text(name, otherwise.ToString()), ignoreCase: true);

    public SeriesTolerance Within(string name) => SeriesTolerance.Of(Tolerance, name);

    public static double[] Numbers(JsonElement numbers) => numbers.Deserialize<double[]>(ReferenceFolder.Json)!;

    private double[] Cast(double[] values) => Text("input", "") == "float32" ? [.. values.Select(value => (double)(float)value)] : values;
}

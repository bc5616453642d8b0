namespace Analytics.Core.Experiments;

/// <summary>The JSON Schema of <c>experiments.json</c>: <c>src/experiments.schema.json</c>, which a test makes of the contracts and their documentation.</summary>
public static class ExperimentSchema
{
    private const string Name = "experiments.schema.json";

    /// <summary>The schema.</summary>
    public static string Json { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(ExperimentSchema).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{Name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

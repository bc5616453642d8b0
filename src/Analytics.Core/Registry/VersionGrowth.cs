using Analytics.Contracts.Models;

namespace Analytics.Core.Registry;

/// <summary>What the records of one batch bring to a version that nobody registered.</summary>
internal sealed class VersionGrowth(string model, string version, ModelTask task)
{
    private readonly Dictionary<string, FeatureDefinition> features = new(StringComparer.Ordinal);

    public string Model => model;
    public string Version => version;

    /// <summary>Task of the first record.</summary>
    public ModelTask Task => task;

    /// <summary>New features in order of appearance; of a name the first type counts.</summary>
    public IEnumerable<FeatureDefinition> Features => features.Values;

    public void Add(string name, FeatureType type, int? dimension) =>
        features.TryAdd(name, new FeatureDefinition { Name = name, Type = type, Dimension = dimension, Required = false });
}

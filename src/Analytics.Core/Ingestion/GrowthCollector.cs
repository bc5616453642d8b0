using Analytics.Contracts.Models;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Gathers what the records of a batch would add to versions that nobody registered; faulty records add nothing.</summary>
internal sealed class GrowthCollector
{
    private readonly Dictionary<(string Model, string Version), VersionGrowth> growths = [];
    private readonly List<(string Name, FeatureType Type, int? Dimension)> features = [];

    public IReadOnlyCollection<VersionGrowth> Growths => growths.Values;

    /// <summary>Forgets the features of a record that was not taken.</summary>
    public void Begin() => features.Clear();

    public void Add(string name, FeatureType type, int? dimension) => features.Add((name, type, dimension));

    /// <summary>Takes the features of a record: for a version that is not there yet, or for one that grows.</summary>
    public void Take(string model, string version, ModelSchema? schema, ModelTask task)
    {
        if (schema is not null && features.Count == 0)
            return;

        if (!growths.TryGetValue((model, version), out var growth))
            growths[(model, version)] = growth = new VersionGrowth(model, version, task);
        foreach (var (name, type, dimension) in features)
            growth.Add(name, type, dimension);
    }
}

using Analytics.Contracts.Models;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Gathers what the records of a batch would add to versions that nobody registered.</summary>
internal sealed class GrowthCollector
{
    private readonly Dictionary<(string Model, string Version), VersionGrowth> growths = [];

    public IReadOnlyCollection<VersionGrowth> Growths => growths.Values;

    public VersionGrowth Of(string model, string version, ModelTask task)
    {
        if (!growths.TryGetValue((model, version), out var growth))
            growths[(model, version)] = growth = new VersionGrowth(model, version, task);
        return growth;
    }
}

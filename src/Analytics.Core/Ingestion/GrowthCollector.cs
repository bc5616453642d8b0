using Analytics.Contracts.Models;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Gathers what the records of a batch would add to versions that nobody registered.</summary>
internal sealed class GrowthCollector
{
    private readonly Dictionary<(string Model, string Version), VersionGrowth> _growths = [];

    public IReadOnlyCollection<VersionGrowth> Growths => _growths.Values;

    public VersionGrowth Of(string model, string version, ModelTask task)
    {
        if (!_growths.TryGetValue((model, version), out var growth))
            _growths[(model, version)] = growth = new VersionGrowth(model, version, task);
        return growth;
    }
}

using Analytics.Contracts.Models;
using Analytics.Core.Ports;

namespace Analytics.Core.Registry;

/// <summary>The models and their versions. Reads are lock-free snapshots; writes are durable before they are seen.</summary>
public sealed class ModelRegistry(IDocuments documents, TimeProvider clock)
{
    /// <summary>Reads what is stored; called once at start.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Stores a version (model and version set), in place of any of that name. Faults: JSON pointer and message; empty when stored.</summary>
    public Task<IReadOnlyDictionary<string, string>> RegisterAsync(ModelVersion version, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>A version, or null.</summary>
    public ModelVersion? Find(string model, string version) => throw new NotImplementedException();

    /// <summary>All models by name, versions newest first.</summary>
    public IReadOnlyList<ModelSummary> List() => throw new NotImplementedException();

    /// <summary>The stored field of a feature of a model; null where no version has it.</summary>
    public Field? FeatureField(string model, string feature) => throw new NotImplementedException();

    internal IDocuments Documents => documents;
    internal TimeProvider Clock => clock;
}

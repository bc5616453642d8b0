using System.Collections.Concurrent;
using Analytics.Contracts.Models;
using Analytics.Core.Ports;

namespace Analytics.Core.Registry;

/// <summary>
/// The models and their versions. Reads are lock-free; writes follow one another and are durable before they are seen,
/// the layout before the version, so that no row ever lies in a slot that a restart would give to another feature.
/// </summary>
public sealed class ModelRegistry(IDocuments documents, TimeProvider clock) : IDisposable
{
    private const string Versions = "models";
    private const string Layouts = "layouts";

    private readonly ConcurrentDictionary<(string Model, string Version), ModelSchema> schemas = new();
    private readonly ConcurrentDictionary<string, ModelLayout> layouts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var layout in await documents.ListAsync<LayoutDocument>(Layouts, cancellationToken))
            layouts[layout.Model] = new ModelLayout(layout.Slots);
        foreach (var version in await documents.ListAsync<ModelVersion>(Versions, cancellationToken))
            schemas[(version.Model, version.Version)] = new ModelSchema(version, layouts[version.Model]);
    }

    /// <summary>Stores a version (model and version set), in place of any of that name. Faults: JSON pointer and message; empty when stored.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RegisterAsync(ModelVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var faults = ModelVersionRules.Check(version);
        if (faults.Count > 0)
            return faults;

        await writing.WaitAsync(cancellationToken);
        try
        {
            var registeredAt = Find(version.Model, version.Version)?.RegisteredAt ?? clock.GetUtcNow();
            await StoreAsync(version with { Inferred = false, RegisteredAt = registeredAt }, cancellationToken);
        }
        finally
        {
            writing.Release();
        }

        return faults;
    }

    /// <summary>A version, or null.</summary>
    public ModelVersion? Find(string model, string version) => Schema(model, version)?.Version;

    /// <summary>All models by name, versions newest first.</summary>
    public IReadOnlyList<ModelSummary> List() =>
    [
        .. schemas.Values.Select(schema => schema.Version)
            .GroupBy(version => version.Model, StringComparer.Ordinal)
            .OrderBy(model => model.Key, StringComparer.Ordinal)
            .Select(model => Summary(model.Key, model)),
    ];

    /// <summary>Versions of a model, newest first; empty where there is no such model.</summary>
    public IReadOnlyList<string> VersionsOf(string model) => List().FirstOrDefault(summary => summary.Model == model)?.Versions ?? [];

    /// <summary>The stored field of a feature of a model; null where no version has it.</summary>
    public Field? FeatureField(string model, string feature) => layouts.GetValueOrDefault(model)?.FieldOf(feature);

    public void Dispose() => writing.Dispose();

    internal ModelSchema? Schema(string model, string version) => schemas.GetValueOrDefault((model, version));

    /// <summary>Adds what records brought to versions that nobody registered; registered ones stay as they are.</summary>
    internal async Task GrowAsync(IEnumerable<VersionGrowth> growths, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            foreach (var growth in growths)
                if (Grown(growth) is { } version)
                    await StoreAsync(version, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    private ModelVersion? Grown(VersionGrowth growth)
    {
        var known = Find(growth.Model, growth.Version);
        if (known is { Inferred: false })
            return null;

        var version = known ?? new ModelVersion
        {
            Model = growth.Model,
            Version = growth.Version,
            Task = growth.Task,
            Inferred = true,
            RegisteredAt = clock.GetUtcNow(),
        };
        var names = version.Features.Select(feature => feature.Name).ToHashSet(StringComparer.Ordinal);
        var added = growth.Features.Where(feature => !names.Contains(feature.Name)).ToList();
        return known is not null && added.Count == 0
            ? null
            : version with { Features = [.. version.Features.Concat(added).Take(ModelSchema.MaximumFeatures)] };
    }

    private async Task StoreAsync(ModelVersion version, CancellationToken cancellationToken)
    {
        var known = layouts.GetValueOrDefault(version.Model, ModelLayout.Empty);
        var layout = known.With(version.Features);
        if (!ReferenceEquals(layout, known) || !layouts.ContainsKey(version.Model))
        {
            var document = new LayoutDocument { Model = version.Model, Slots = layout.Slots };
            await documents.PutAsync(Layouts, version.Model, document, cancellationToken);
            layouts[version.Model] = layout;
        }

        await documents.PutAsync(Versions, $"{version.Model}/{version.Version}", version, cancellationToken);
        schemas[(version.Model, version.Version)] = new ModelSchema(version, layout);
    }

    private static ModelSummary Summary(string model, IEnumerable<ModelVersion> versions)
    {
        var newestFirst = versions
            .OrderByDescending(version => version.RegisteredAt)
            .ThenByDescending(version => version.Version, StringComparer.Ordinal)
            .ToList();
        return new ModelSummary(model, newestFirst[0].Task, [.. newestFirst.Select(version => version.Version)]);
    }
}

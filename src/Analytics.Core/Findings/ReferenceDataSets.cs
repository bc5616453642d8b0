using System.Collections.Concurrent;
using Analytics.Contracts.Models;
using Analytics.Core.Ingestion;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;

namespace Analytics.Core.Findings;

/// <summary>
/// Uploaded data that windows are compared with. Only registered features and the columns named are taken; a file of which a text would be scrubbed at the
/// door is refused, since its rows can't be told apart from people any more.
/// </summary>
public sealed class ReferenceDataSets(IEventLog log, IDocuments documents, ModelRegistry registry, PersonalDataScrubber scrubber, TimeProvider clock)
{
    private const string Collection = "referenceDataSets";

    private readonly ConcurrentDictionary<(string Model, string Name), ReferenceDataSet> known = new();
    private readonly RecordTexts texts = new(scrubber);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var set in await documents.ListAsync<ReferenceDataSet>(Collection, cancellationToken)) known[(set.Model, set.Name)] = set;
    }

    /// <summary>The data sets of a model by name.</summary>
    public IReadOnlyList<ReferenceDataSet> Of(string model) =>
        [.. known.Values.Where(set => set.Model == model).OrderBy(set => set.Name, StringComparer.Ordinal)];

    /// <summary>A data set, or null.</summary>
    public ReferenceDataSet? Find(string model, string name) => known.GetValueOrDefault((model, name));

    /// <summary>Faults of an upload by field; empty when its file may be read. Null where the model is unknown.</summary>
    public IReadOnlyDictionary<string, string[]>? Check(string model, string name, ReferenceColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (Newest(model) is not { } version) return null;
        var faults = new FaultList();
        if (!RegistryNames.IsValid(name)) faults.Add("name", RegistryNames.Rule);
        foreach (var feature in columns.Features.Where(feature => registry.FeatureField(model, feature) is null)) faults.Add("features", $"{feature} is no number or category of the model");
        if (version.Task == ModelTask.Binary && columns.Value is not null) faults.Add("value", "is for regression models");
        if (version.Task == ModelTask.Regression && columns.Score is not null) faults.Add("score", "is for binary models");
        if (version.Task == ModelTask.Ranking) faults.Add("name", "rankings have no data sets to compare with");
        return faults.ByPointer;
    }

    /// <summary>Stores the rows of a file in place of those of that name; what <see cref="Check"/> calls faultless.</summary>
    /// <exception cref="ReferenceImportException">The file is at fault.</exception>
    /// <exception cref="StoreUnavailableException">The store can't take it now.</exception>
    public async Task<ReferenceDataSet> StoreAsync(string model, string name, string path, bool isParquet, ReferenceColumns columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var version = Newest(model) ?? throw new ArgumentException("The model is unknown.", nameof(model));
        var features = columns.Features.Count > 0 ? columns.Features : [.. version.Features.Select(feature => feature.Name)];
        var fields = features.Select(feature => (feature, Field: registry.FeatureField(model, feature))).Where(pair => pair.Field is not null).ToDictionary(pair => pair.feature, pair => pair.Field!);
        var binary = version.Task == ModelTask.Binary;
        var rows = await log.ImportReferenceAsync(
            new ReferenceImport
            {
                Model = model,
                DataSet = name,
                Path = path,
                IsParquet = isParquet,
                Features = fields,
                Score = columns.Score,
                Value = columns.Value,
                Predicted = columns.Predicted,
                Label = columns.Label,
                Negative = binary ? version.Classes?[0] ?? "false" : null,
                Positive = binary ? version.Classes?[1] ?? "true" : null,
                Threshold = version.Threshold ?? 0.5,
                Segments = columns.Segments,
                IsClean = text => text.Length <= CategoryReader.Longest && texts.Scrub(text) == text,
            },
            cancellationToken);
        var set = new ReferenceDataSet { Model = model, Name = name, Rows = rows, Features = [.. fields.Keys], UploadedAt = clock.GetUtcNow() };
        await documents.PutAsync(Collection, $"{model}|{name}", set, cancellationToken);
        return known[(model, name)] = set;
    }

    /// <summary>Versions of the model that are compared with a data set by registration.</summary>
    public IReadOnlyList<string> UsedBy(string model, string name) =>
    [
        .. (registry.List().FirstOrDefault(known => known.Model == model)?.Versions ?? [])
            .Where(version => registry.Find(model, version)?.Reference?.DataSet == name),
    ];

    /// <summary>Removes a data set and its rows; false where there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store can't take it now.</exception>
    public async Task<bool> RemoveAsync(string model, string name, CancellationToken cancellationToken)
    {
        if (!known.ContainsKey((model, name))) return false;

        // The rows first: a set without rows says so, rows without a set would stay unseen.
        await log.RemoveReferenceAsync(model, name, cancellationToken);
        await documents.DeleteAsync(Collection, $"{model}|{name}", cancellationToken);
        return known.TryRemove((model, name), out _);
    }

    private ModelVersion? Newest(string model) =>
        registry.List().FirstOrDefault(known => known.Model == model) is { Versions: [var newest, ..] } ? registry.Find(model, newest) : null;
}

using Analytics.Contracts.Models;
using Analytics.Core.Ports;
using Analytics.Learning.Churn;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Churn;

/// <summary>The newest version of each model in the folder, read at start. One that can't be used is told by the log and the list, and stops nothing else.</summary>
internal sealed class ChurnModels(IOptions<ModelFolderOptions> options, ILogger<ChurnModels> log) : IHostedService
{
    private readonly Dictionary<string, (LoadedArtefact Artefact, ChurnModel? Model)> loaded = new(StringComparer.Ordinal);

    /// <summary>All models by name.</summary>
    public IReadOnlyList<LoadedArtefact> List() => [.. loaded.Values.Select(one => one.Artefact)];

    /// <summary>A model that is loaded; null where there is none.</summary>
    public (ArtefactCard Card, ChurnModel Model)? Find(string name) => loaded.TryGetValue(name, out var one) && one is { Model: { } model, Artefact.Card: { } card } ? (card, model) : null;

    /// <summary>The first model, by name, that scores subscribers: its columns are what is known of each. Null where there is none.</summary>
    public (ArtefactCard Card, ChurnModel Model)? FindForSubscribers() => loaded.Keys.Order(StringComparer.Ordinal).Select(Find)
        .FirstOrDefault(one => one?.Model.Encoding is { CategoryNames.Count: 0 } encoding && encoding.NumberNames.SequenceEqual(SubscriberRow.Names));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = new ModelFolder(options.Value.Folder);
        foreach (var name in folder.Names)
        {
            var version = folder.Newest(name)!.Value;
            try
            {
                var (card, model) = folder.Load(name, version);
                loaded[name] = (new LoadedArtefact(name, version, card, null), model);
                Log.ModelLoaded(log, name, version);
            }
            catch (ModelFolderException fault)
            {
                loaded[name] = (new LoadedArtefact(name, version, null, fault.Message), null);
                Log.ModelNotLoaded(log, fault.Message);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Collections.Concurrent;
using Analytics.Contracts.Models;
using Analytics.Core.Ports;
using Analytics.Learning.Churn;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Churn;

/// <summary>
/// The newest version of each model in the folder, read at start and when a newer one is there. One that can't be used is told by the log and the list, and stops
/// nothing else; the one before stays in force.
/// </summary>
internal sealed class ChurnModels(IOptions<ModelFolderOptions> options, TimeProvider clock, ILogger<ChurnModels> log) : BackgroundService
{
    private readonly ConcurrentDictionary<string, (LoadedArtefact Artefact, ArtefactCard? Card, ChurnModel? Model)> loaded = new(StringComparer.Ordinal);

    /// <summary>All models by name.</summary>
    public IReadOnlyList<LoadedArtefact> List() => [.. loaded.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.Artefact)];

    /// <summary>A model that is loaded; null where there is none.</summary>
    public (ArtefactCard Card, ChurnModel Model)? Find(string name) => loaded.TryGetValue(name, out var one) && one is { Model: { } model, Card: { } card } ? (card, model) : null;

    /// <summary>The first model, by name, that scores subscribers: its columns are what is known of each. Null where there is none.</summary>
    public (ArtefactCard Card, ChurnModel Model)? FindForSubscribers() => loaded.Keys.Order(StringComparer.Ordinal).Select(Find)
        .FirstOrDefault(one => one?.Model.Encoding is { CategoryNames.Count: 0 } encoding && encoding.NumberNames.SequenceEqual(SubscriberRow.Names));

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.LookEvery == TimeSpan.Zero) return;
        using var beat = new PeriodicTimer(options.Value.LookEvery, clock);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The folder can't be read now; what is loaded stays in force.
                Log.ModelNotLoaded(log, fault.Message);
            }
        }
    }

    private void Look()
    {
        var folder = new ModelFolder(options.Value.Folder);
        foreach (var name in folder.Names)
        {
            var version = folder.Newest(name)!.Value;
            if (loaded.TryGetValue(name, out var one) && one.Artefact is { Fault: null } known && known.Version == version) continue;
            try
            {
                var (card, model) = folder.Load(name, version);
                loaded[name] = (new LoadedArtefact(name, version, card, null), card, model);
                Log.ModelLoaded(log, name, version);
            }
            catch (ModelFolderException fault)
            {
                // It may still be copied: it is read again with the next look, and told of once.
                if (one.Artefact?.Fault != fault.Message) Log.ModelNotLoaded(log, fault.Message);
                loaded[name] = (new LoadedArtefact(name, version, null, fault.Message), one.Card, one.Model);
            }
        }
    }
}
